import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTemplate } from "#core/templates/parse-template.ts";
import type { Place, Template } from "#core/templates/template.ts";
import {
  planRequest,
  type RequestTemplate,
  type Rule,
  referencePlan,
  withoutOverridden,
} from "./reference-plan.ts";

const ORIGIN = "https://a.example";
const text = (name: string, value: string, allowOverride = false): Rule => ({
  kind: "text",
  name,
  template: parseTemplate(value, "header"),
  allowOverride,
});
const pair = (user: string, password: string, allowOverride = false): Rule => ({
  kind: "basic",
  name: "Authorization",
  user: parseTemplate(user, "basic"),
  password: parseTemplate(password, "basic"),
  allowOverride,
});

test("B-5 a plan says which secrets a request names, where each lands, and who gets them", () => {
  const plan = referencePlan({
    origin: ORIGIN,
    path: parseTemplate("/v1/{{ secrets.a }}", "path"),
    query: parseTemplate("k={{ secrets.b }}&l={{ secrets.a }}", "query"),
    rules: [
      text("X-Key", "{{ secrets.c }}{{ secrets.c }}"),
      pair("{{ secrets.d }}", "{{ secrets.d }}{{ secrets.a }}"),
    ],
    body: { kind: "json", template: parseTemplate('"{{ secrets.e }}"', "json") },
  });
  expect(plan).toEqual({
    references: [
      { tag: "a", place: "path", location: "path" },
      { tag: "b", place: "query", location: "query" },
      { tag: "a", place: "query", location: "query" },
      { tag: "c", place: "header", location: "X-Key" },
      { tag: "d", place: "basic", location: "Authorization" },
      { tag: "a", place: "basic", location: "Authorization" },
      { tag: "e", place: "json", location: "body" },
    ],
    tags: ["a", "b", "c", "d", "e"],
    origins: [ORIGIN],
  });
});

test.each<["json" | "form" | "text", string]>([
  ["json", '{"a":"{{ secrets.x }}"}'],
  ["form", "a={{ secrets.x }}"],
  ["text", "{{ secrets.x }}"],
])("B-5 a body in %s is a place of its own", (kind, body) => {
  const template = parseTemplate(body, kind);
  expect(referencePlan({ origin: ORIGIN, rules: [], body: { kind, template } }).references).toEqual([
    { tag: "x", place: kind, location: "body" },
  ]);
});

test("B-5 where no secret is named, nobody gets one", () => {
  const template = { origin: ORIGIN, rules: [text("X", "fixed \\{{ secrets.x }}"), pair("u", "p")] };
  expect(referencePlan(template)).toEqual({ references: [], tags: [], origins: [] });
});

test("B-5 whatever the templates, the plan names what they name: no more, no less, and none twice", () => {
  const tags = fc.subarray(["a", "b", "__proto__", "constructor"]);
  const named = (all: readonly string[]): Template => ({
    parts: all.flatMap((tag) => [
      { kind: "literal", text: "-" },
      { kind: "secret", tag },
      { kind: "secret", tag },
    ]),
  });
  const templates = fc.record({
    header: tags,
    user: tags,
    password: tags,
    path: tags,
    query: tags,
    body: tags,
  });
  fc.assert(
    fc.property(templates, fc.constantFrom<"json" | "form" | "text">("json", "form", "text"), (all, kind) => {
      const template: RequestTemplate = {
        origin: ORIGIN,
        rules: [
          { kind: "text", name: "X", template: named(all.header), allowOverride: false },
          {
            kind: "basic",
            name: "Authorization",
            user: named(all.user),
            password: named(all.password),
            allowOverride: false,
          },
        ],
        path: named(all.path),
        query: named(all.query),
        body: { kind, template: named(all.body) },
      };
      const { references, tags: found } = referencePlan(template);
      const at = (place: Place) => references.filter((each) => each.place === place).map(({ tag }) => tag);
      expect(at("header")).toEqual(all.header);
      expect(at("path")).toEqual(all.path);
      expect(at("query")).toEqual(all.query);
      expect(at(kind)).toEqual(all.body);
      expect(new Set(at("basic"))).toEqual(new Set([...all.user, ...all.password]));
      expect(at("basic")).toHaveLength(new Set(at("basic")).size);
      expect(new Set(found)).toEqual(new Set(Object.values(all).flat()));
      expect(found).toHaveLength(new Set(found).size);
    }),
  );
});

describe("rules that give way", () => {
  const request = planRequest({
    origin: ORIGIN,
    rules: [
      text("X-A", "{{ secrets.a }}", true),
      pair("u", "{{ secrets.b }}", true),
      text("X-C", "{{ secrets.c }}"),
    ],
  });
  const tagsWith = (...names: string[]) =>
    withoutOverridden(
      request,
      names.flatMap((name) => [name, "v"]),
    ).plan.tags;

  test("are left out for a header of their name in any case, and nothing else is", () => {
    expect(tagsWith()).toEqual(["a", "b", "c"]);
    expect(tagsWith("x-a")).toEqual(["b", "c"]);
    expect(tagsWith("AUTHORIZATION", "X-A", "x-a")).toEqual(["c"]);
    // It does not replace the caller's `X_A`; `X-A` is set, and `X_A` dropped (P-2).
    expect(tagsWith("X_A", "X-C")).toEqual(["a", "b", "c"]);
  });

  test("P-1 stay for a header that does not go on", () => {
    const headers = ["Connection", "X-A", "x-a", "v", "Proxy-Authorization", "v"];
    expect(withoutOverridden(request, headers)).toBe(request);
  });

  test("are planned once for each choice, up to a bound", () => {
    const headers = ["x-a", "v"];
    expect(withoutOverridden(request, headers)).toBe(withoutOverridden(request, headers));
    expect(withoutOverridden(request, [])).toBe(request);
    const names = Array.from({ length: 50 }, (_, i) => `X-${i}`);
    const many = planRequest({
      origin: ORIGIN,
      rules: names.map((name) => text(name, "{{ secrets.a }}", true)),
    });
    for (const name of names) withoutOverridden(many, [name, "v"]);
    expect(many.variants.size).toBe(16);
  });

  test("P-2 leave no other name to the caller than their own", () => {
    const { replaced } = withoutOverridden(request, ["x-a", "v"]);
    expect([...replaced].sort()).toEqual(["accept-encoding", "authorization", "if-range", "range", "x-c"]);
  });
});
