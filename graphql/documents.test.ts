import { makeExecutableSchema } from "@graphql-tools/schema";
import { buildSchema, getIntrospectionQuery } from "graphql";
import { describe, expect, test } from "vitest";
import { typeDefs } from "./__generated__/type-defs.ts";
import { needsActor, operationOf, validDocument } from "./documents.ts";
import type { RequestError } from "./errors.ts";
import { scalars } from "./scalars.ts";

const schema = makeExecutableSchema({ typeDefs, resolvers: scalars });

/** Messages with which a document is refused; empty when it is accepted. */
function refusals(text: string, of = schema): string[] {
  try {
    validDocument(of, text, false);
    return [];
  } catch (error) {
    return (error as RequestError).errors.map(({ message }) => message);
  }
}

describe("limits", () => {
  test("G-2 more than 1,000 tokens are refused while parsing", () => {
    expect(refusals(`{ ${"setupStatus { isOpen } ".repeat(300)} }`)).toEqual([
      "The document has more than 1000 tokens.",
    ]);
  });

  test("G-2 more than 12 levels are refused, also through fragments", () => {
    // Our schema has no circle yet, so its deepest path is shorter than the limit.
    const circular = buildSchema("type Query { deeper: Query leaf: Int }");
    const levels = (count: number) => `${"{ deeper ".repeat(count - 1)}{ leaf }${" }".repeat(count - 1)}`;
    const half = `{ deeper ${levels(6)} }`;
    const throughFragment = `${levels(6).replace("leaf", "...rest")} fragment rest on Query ${half}`;
    expect(refusals(levels(12), circular)).toEqual([]);
    expect(refusals(levels(13), circular)).toEqual(["The document is nested deeper than 12 levels."]);
    expect(refusals(throughFragment.replace(half, levels(7)), circular)).toEqual([]);
    expect(refusals(throughFragment.replace(half, levels(8)), circular)).toEqual([
      "The document is nested deeper than 12 levels.",
    ]);
  });

  test("G-2 more than 15 aliases are refused", () => {
    const aliases = (count: number) =>
      Array.from({ length: count }, (_, i) => `a${i}: setupStatus { isOpen }`).join(" ");
    expect(refusals(`{ ${aliases(15)} }`)).toEqual([]);
    expect(refusals(`{ ${aliases(16)} }`)).toEqual(["The document has more than 15 aliases."]);
  });

  test("G-2 more than 50 directives are refused", () => {
    const fields = (count: number) =>
      Array.from({ length: count }, () => "isOpen @include(if: true)").join(" ");
    expect(refusals(`{ setupStatus { ${fields(50)} } }`)).toEqual([]);
    expect(refusals(`{ setupStatus { ${fields(51)} } }`)).toEqual([
      "The document has more than 50 directives.",
    ]);
  });

  test("G-2 fragments that spread each other twice cost no more than their text", () => {
    const chain = Array.from(
      { length: 60 },
      (_, i) => `fragment f${i} on Query { ...f${i + 1} ...f${i + 1} }`,
    ).join("\n");
    const started = performance.now();
    const { document } = validDocument(
      schema,
      `{ ...f0 } ${chain} fragment f60 on Query { setupStatus { isOpen } }`,
      false,
    );
    expect(needsActor(schema, document, operationOf(document, null))).toBe(false);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test("the standard introspection query of tools is within the limits", () => {
    expect(refusals(getIntrospectionQuery({ inputValueDeprecation: true, oneOf: true }))).toEqual([]);
  });
});

describe("what a refusal says", () => {
  test.each([
    ["{ viewer { nope } }", 'Cannot query an unknown field on type "Viewer".'],
    ["{ viewer { tag } }", 'Cannot query field "tag" on type "Viewer".'],
    ["{ secret { id } }", '"Query.secret" needs the argument "by" of type "SecretSelector!".'],
    ["{ secrets(hunter2: 1) { totalCount } }", '"Query.secrets" got an argument that it does not have.'],
    ["{ viewer }", '"Query.viewer" needs a selection of subfields.'],
    ["{ setupStatus { isOpen { id } } }", '"SetupStatus.isOpen" must not have a selection of subfields.'],
    ['{ secrets(first: "hunter2") { totalCount } }', 'A literal does not fit the type "Int".'],
    ["{ secrets(first: hunter2) { totalCount } }", 'A literal does not fit the type "Int".'],
    ["query ($a: hunter2) { setupStatus { isOpen } }", "The document names a type that does not exist."],
    ["{ ...hunter2 }", "The document spreads a fragment that it does not define."],
    [
      "{ setupStatus @hunter2 { isOpen } }",
      "The document uses a directive that does not exist or may not stand there.",
    ],
    [
      'mutation { createSecret(input: { tag: "a", value: "hunter2" }) { acceptedBytes } }',
      "Send a write-only value as a variable, never in the document.",
    ],
    ['{ secret(by: "hunter2', "The document is not GraphQL; it stops making sense at the given place."],
  ])("L-2 %s names only what the schema names", (text, sentence) => {
    expect(refusals(text)).toContain(sentence);
    expect(refusals(text).join()).not.toContain("hunter2");
  });

  test("G-1 a misspelt name gets no suggestion", () => {
    expect(refusals("{ viewer { permission } }").join()).not.toMatch(/did you mean/i);
  });

  test("keeps the place of the problem", () => {
    const refusal = expect.objectContaining({
      errors: [expect.objectContaining({ locations: [{ line: 2, column: 3 }] })],
    });
    expect(() => validDocument(schema, "{\n  nope }", false)).toThrow(refusal);
  });
});

describe("an operation", () => {
  test("G-4 needs a known caller unless every root field is for anyone", () => {
    const needs = (text: string) => {
      const { document } = validDocument(schema, text, false);
      return needsActor(schema, document, operationOf(document, null));
    };
    expect(needs("{ setupStatus { isOpen } session { user { id } } __typename }")).toBe(false);
    expect(needs("{ setupStatus { isOpen } viewer { isInstanceAdmin } }")).toBe(true);
    expect(
      needs("{ ...a } fragment a on Query { ... on Query { viewer @skip(if: true) { isInstanceAdmin } } }"),
    ).toBe(true);
  });

  test("must be named when there are several", () => {
    const { document } = validDocument(schema, "query a { __typename } query b { __typename }", false);
    expect(operationOf(document, "b").name?.value).toBe("b");
    expect(() => operationOf(document, null)).toThrow();
    expect(() => operationOf(document, "hunter2")).toThrow(
      expect.not.objectContaining({ message: expect.stringContaining("hunter2") }),
    );
  });
});
