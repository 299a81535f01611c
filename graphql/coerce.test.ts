import { makeExecutableSchema } from "@graphql-tools/schema";
import { getVariableValues, type OperationDefinitionNode, parse } from "graphql";
import { describe, expect, test } from "vitest";
import { typeDefs } from "./__generated__/type-defs.ts";
import { checkVariables } from "./coerce.ts";
import { scalars } from "./scalars.ts";

const schema = makeExecutableSchema({ typeDefs, resolvers: scalars });

function problems(declaration: string, variables: Record<string, unknown>) {
  const operation = parse(`query (${declaration}) { __typename }`).definitions[0] as OperationDefinitionNode;
  return checkVariables(schema, operation, variables);
}

const create = (input: unknown) => problems("$input: CreateSecretInput!", { input });

describe("checkVariables", () => {
  test("finds nothing wrong with what fits", () => {
    expect(
      create({ value: "hunter2", tag: "a", destinations: ["https://a.example"], description: null }),
    ).toEqual([]);
    expect(create({ value: "hunter2", destinations: "https://a.example" })).toEqual([]);
    expect(problems("$first: Int! = 25", {})).toEqual([]);
    expect(problems("$by: SecretSelector!", { by: { tag: "a" } })).toEqual([]);
    expect(problems("$order: SecretOrder", { order: { field: "NAME" } })).toEqual([]);
  });

  test.each([
    ["a missing input", undefined, ["input"], "CreateSecretInput!", '"input" is required.'],
    ["a missing field", { tag: "a" }, ["input", "value"], "WriteOnlyString!", '"input.value" is required.'],
    [
      "null for a field",
      { value: null },
      ["input", "value"],
      "WriteOnlyString!",
      '"input.value" is required.',
    ],
    [
      "a list for text",
      { value: ["hunter2"] },
      ["input", "value"],
      "WriteOnlyString",
      '"input.value" must be of type WriteOnlyString.',
    ],
    [
      "a number for text",
      { value: 2 },
      ["input", "value"],
      "WriteOnlyString",
      '"input.value" must be of type WriteOnlyString.',
    ],
    [
      "text for an object",
      "hunter2",
      ["input"],
      "CreateSecretInput",
      '"input" must be of type CreateSecretInput.',
    ],
    [
      "a list for an object",
      ["hunter2"],
      ["input"],
      "CreateSecretInput",
      '"input" must be of type CreateSecretInput.',
    ],
    [
      "a misspelt sibling",
      { value: "hunter2", hunter2: 1 },
      ["input"],
      "CreateSecretInput",
      '"input" has a field that CreateSecretInput does not define.',
    ],
    [
      "a wrong item",
      { value: "v", destinations: ["https://a.example", { hunter2: 1 }] },
      ["input", "destinations", "1"],
      "String",
      '"input.destinations.1" must be of type String.',
    ],
  ])("L-2 words %s by path and expected type alone", (_what, input, field, expectedType, message) => {
    expect(create(input)).toEqual([{ field, expectedType, message }]);
  });

  test("L-2 finds both alternatives of a selector, or none, without quoting them", () => {
    for (const by of [{}, { id: "hunter2", tag: "hunter2" }, { tag: null }]) {
      expect(problems("$by: SecretSelector!", { by })).toEqual([
        { field: ["by"], expectedType: "SecretSelector", message: '"by" must have exactly one of id, tag.' },
      ]);
    }
  });

  test("L-2 repeats the name of a variable only when the schema has it", () => {
    expect(problems("$hunter2: Int!", {})).toEqual([
      { field: ["variable 1"], expectedType: "Int!", message: '"variable 1" is required.' },
    ]);
  });

  test("reports every problem of a form at once, and at most 20", () => {
    expect(problems("$input: CompleteSetupInput!", { input: {} })).toHaveLength(4);
    expect(problems("$ids: [Int!]!", { ids: Array.from({ length: 500 }, () => "x") })).toHaveLength(20);
  });

  test("does not take a member of Object.prototype for a field or a variable", () => {
    expect(create(JSON.parse('{"value":"v","__proto__":{"tag":"a"}}'))).toHaveLength(1);
    expect(problems("$constructor: Int!", {})).toHaveLength(1);
  });

  test("refuses exactly what graphql-js refuses", () => {
    const inputs = [
      {},
      { value: "v" },
      { value: 1 },
      { value: true },
      { value: "v", tag: 5 },
      { value: "v", x: 1 },
      null,
      "v",
      [{ value: "v" }],
    ];
    const operation = parse("query ($input: CreateSecretInput!) { __typename }")
      .definitions[0] as OperationDefinitionNode;
    for (const input of inputs) {
      const theirs = getVariableValues(schema, operation.variableDefinitions ?? [], { input });
      expect(create(input).length > 0, JSON.stringify(input)).toBe(
        "errors" in theirs && theirs.errors !== undefined,
      );
    }
  });
});
