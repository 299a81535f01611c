import { globSync, readFileSync } from "node:fs";
import {
  buildSchema,
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isSpecifiedDirective,
  isSpecifiedScalarType,
  parse,
  validate,
} from "graphql";
import { describe, expect, test } from "vitest";
import { typeDefs } from "./__generated__/type-defs.ts";
import { validDocument } from "./documents.ts";
import { LIMITS, limitRules } from "./limits.ts";

const schema = buildSchema(typeDefs);
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
);
const outputTypes = types.filter(
  (type): type is GraphQLObjectType => isObjectType(type) || isInterfaceType(type),
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});
const rootFields = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap(
  (type) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      coordinate: `${type?.name}.${field.name}`,
      field,
    })),
);

/** Coordinates of output fields whose name passes. */
function fieldsNamed(isWanted: (name: string) => boolean): string[] {
  return outputTypes.flatMap((type) =>
    Object.keys(type.getFields())
      .filter(isWanted)
      .map((name) => `${type.name}.${name}`),
  );
}

describe("the schema", () => {
  test("describes every type, field, argument, enum value and directive", () => {
    const undescribed = [
      ...types,
      ...schema.getDirectives().filter((directive) => !isSpecifiedDirective(directive)),
    ]
      .flatMap((thing) => describedParts(thing as GraphQLNamedType))
      .filter(({ description }) => !description?.trim())
      .map(({ coordinate }) => coordinate);
    expect(undescribed).toEqual([]);
  });

  test("gives every mutation one `input` and a payload with userErrors", () => {
    for (const mutation of mutations) {
      const name = mutation.name.charAt(0).toUpperCase() + mutation.name.slice(1);
      expect(mutation.args.map((arg) => `${arg.name}: ${arg.type}`)).toEqual([`input: ${name}Input!`]);
      expect(String(mutation.type)).toBe(`${name}Payload!`);
      const payload = getNamedType(mutation.type);
      const fields = isObjectType(payload) ? payload.getFields() : {};
      expect(String(fields.userErrors?.type)).toMatch(/^\[\w+UserError!\]!$/);
      for (const field of Object.values(fields)) {
        if (field.name !== "userErrors")
          expect(String(field.type), `${payload.name}.${field.name}`).not.toMatch(/!$/);
      }
    }
    expect(mutations.length).toBeGreaterThanOrEqual(10);
  });

  test("L-1 WriteOnlyString is no output of any field", () => {
    const readable = outputTypes.flatMap((type) =>
      Object.values(type.getFields())
        .filter((field) => getNamedType(field.type).name === "WriteOnlyString")
        .map((field) => `${type.name}.${field.name}`),
    );
    expect(readable).toEqual([]);
  });

  test("L-1 every value goes in as a WriteOnlyString", () => {
    const sensitive = types.filter(isInputObjectType).flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ name }) => /^(value|password|setupCode)$/.test(name))
        .map((field) => `${type.name}.${field.name}: ${field.type}`),
    );
    // Templates name secrets and hold none.
    expect(sensitive.filter((field) => !field.endsWith("WriteOnlyString!"))).toEqual([
      "BasicAuthRuleInput.password: Template!",
      "HeaderRuleInput.value: Template!",
      // What a person would send to try a proxy; the caller's own.
      "RequestHeaderInput.value: String!",
    ]);
    expect(sensitive.length).toBeGreaterThanOrEqual(5);
  });

  test("L-1 a query for a secret's value is refused by validation", () => {
    const refused = expect.objectContaining({
      errors: [expect.objectContaining({ message: 'Cannot query field "value" on type "Secret".' })],
    });
    expect(() => validDocument(schema, '{ secret(by: { tag: "x" }) { value } }', false)).toThrow(refused);
  });

  test("L-1 no output field is named like a value or something made from one", () => {
    const suspicious = fieldsNamed((name) =>
      /value$|plaintext|cipher|sealed|hash|digest|length|size|nonce|mask|preview/i.test(name),
    );
    expect(suspicious).toEqual([
      "CreateApiTokenPayload.plaintext",
      "HeaderRule.value",
      "Mutation.replaceSecretValue",
      "Mutation.rollbackSecretValue",
      // Rendered with dots in the place of every value; core/proxies/explain-proxy-request.db.test.ts.
      "RedactedHeader.value",
      "SecretCapabilities.replaceValue",
    ]);
  });

  test("answers no field with a Node or a UserError, to which nothing resolves", () => {
    const answered = outputTypes.flatMap((type) =>
      Object.values(type.getFields()).map((field) => getNamedType(field.type).name),
    );
    expect(answered.filter((name) => name === "Node" || name === "UserError")).toEqual([]);
    expect(answered).toContain("SecretUserError");
  });

  test("says of every root field who may ask for it", () => {
    const directive = schema.getDirective("authorized");
    if (!directive) throw new Error("unreachable: the SDL defines it");
    for (const { coordinate, field } of rootFields) {
      const said = field.astNode ? getDirectiveValues(directive, field.astNode) : undefined;
      expect(Object.keys(said ?? {}), `${coordinate} has exactly one way of @authorized`).toHaveLength(1);
    }
  });
});

describe("the app's operations", () => {
  const text = globSync("app/**/queries.ts").map((path) => readFileSync(path, "utf8"));

  test("stay within the limits of one document", () => {
    const documents = globSync("app/_lib/__generated__/graphql.ts").map((path) => readFileSync(path, "utf8"));
    const operations = documents
      .flatMap((file) => [...file.matchAll(/new TypedDocumentString\(`([^`]*)`/g)])
      .map((match) => match[1] ?? "");
    for (const operation of operations.filter((each) => /^\s*(query|mutation)/m.test(each))) {
      const errors = validate(schema, parse(operation, { maxTokens: LIMITS.tokens }), [...limitRules]);
      expect(
        errors.map(({ message }) => message),
        operation,
      ).toEqual([]);
    }
    expect(operations.length > 0).toBe(text.length > 0);
  });
});

describe("the documents in the documentation", () => {
  const pages = ["README.md", "docs/graphql.md"].map((path) => readFileSync(path, "utf8"));
  const blocks = pages.flatMap((text) => [...text.matchAll(/```graphql\n([\s\S]*?)```/g)]);
  const bodies = pages.flatMap((text) => [...text.matchAll(/"query": ("[^\n]+?")(?:,\n| \}'|\n)/g)]);
  const documents = [
    ...blocks.map(([, document = ""]) => document),
    ...bodies.map(([, text = '""']): string => JSON.parse(text)),
  ];

  test("are valid, so whoever copies one gets an answer", () => {
    for (const document of documents) {
      expect(() => validDocument(schema, document, false), document).not.toThrow();
    }
    expect(documents.length).toBeGreaterThanOrEqual(6);
  });
});

/** The naming convention that style.md §5 asks for; the walk makes it a law. */
const OUTCOMES = [
  "works and records",
  "refuses bad input",
  "refuses without permission",
  "does not see another workspace",
];

describe("the tests", () => {
  test("cover four outcomes of every mutation", () => {
    const text = globSync("graphql/**/*.db.test.ts")
      .map((path) => readFileSync(path, "utf8"))
      .join("\n");
    const wanted = mutations.flatMap(({ name }) => OUTCOMES.map((outcome) => `${name} ${outcome}`));
    // The second form is that of `test.each([…])(title, …)`.
    const titles = [...text.matchAll(/(?:\btest|\]\))\(\s*["'`]([^"'`]*)/g)].map((match) => match[1] ?? "");
    const lacking = wanted.filter(
      (title) => !titles.some((found) => found.replace(/^[A-Z]-\d+ /, "").startsWith(title)),
    );
    expect(lacking).toEqual([]);
  });
});

type Part = { coordinate: string; description: string | null | undefined };

function describedParts(thing: GraphQLNamedType): Part[] {
  const parts: Part[] = [{ coordinate: thing.name, description: thing.description }];
  if (isEnumType(thing)) {
    parts.push(
      ...thing.getValues().map((value) => ({ ...value, coordinate: `${thing.name}.${value.name}` })),
    );
  }
  const fields = "getFields" in thing ? Object.values(thing.getFields()) : [];
  for (const field of fields) {
    const coordinate = `${thing.name}.${field.name}`;
    parts.push({ coordinate, description: field.description });
    const args: readonly GraphQLArgument[] = "args" in field ? field.args : [];
    parts.push(
      ...args.map((arg) => ({ coordinate: `${coordinate}(${arg.name}:)`, description: arg.description })),
    );
  }
  if ("args" in thing && Array.isArray(thing.args)) {
    for (const arg of thing.args as readonly GraphQLArgument[])
      parts.push({ coordinate: `@${thing.name}(${arg.name}:)`, description: arg.description });
  }
  return parts;
}
