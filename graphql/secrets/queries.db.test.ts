import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { addProxy } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate } from "../testing.ts";

const database = useTestDatabase();

type Page = {
  totalCount?: number;
  nodes: { tag: string }[];
  edges: { cursor: string }[];
  pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
};

async function withSecrets(...tags: string[]) {
  const workspace = await createTestWorkspace();
  for (const tag of tags) await mutate(workspace.actor, "createSecret", { tag, value: "v" });
  return workspace;
}

const PAGE = `query($first: Int, $after: String, $last: Int, $before: String, $orderBy: SecretOrder) {
  secrets(first: $first, after: $after, last: $last, before: $before, orderBy: $orderBy) {
    nodes { tag } edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

const byTag = { orderBy: { field: "TAG", direction: "ASC" } };
const tagsOf = (page: Page) => page.nodes.map(({ tag }) => tag);

describe("secrets", () => {
  test("pages forward and back by cursors, and counts when asked", async () => {
    const { actor } = await withSecrets("a", "b", "c");
    const page = (args: object) => ask<Page>(actor, PAGE, { ...byTag, ...args });
    const first = await page({ first: 2 });
    expect(tagsOf(first)).toEqual(["a", "b"]);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    expect(first.edges.map(({ cursor }) => cursor).at(-1)).toBe(first.pageInfo.endCursor);
    const second = await page({ first: 2, after: first.pageInfo.endCursor });
    expect(tagsOf(second)).toEqual(["c"]);
    expect(second.pageInfo).toMatchObject({ hasNextPage: false });
    expect(tagsOf(await page({ last: 1, before: second.pageInfo.startCursor }))).toEqual(["b"]);
    expect(await ask(actor, "{ secrets { totalCount } }")).toEqual({ totalCount: 3 });
  });

  test("searches name, tag and description", async () => {
    const { actor } = await withSecrets("stripe", "github");
    await mutate(actor, "createSecret", { tag: "third", description: "For STRIPE too", value: "v" });
    const document = "query($query: String) { secrets(filter: { query: $query }) { nodes { tag } } }";
    const found = await ask<Page>(actor, document, { query: "stripe" });
    expect(tagsOf(found).sort()).toEqual(["stripe", "third"]);
  });

  test.each([
    [{ first: 0 }, "INVALID_PAGE_SIZE", ["first"]],
    [{ first: 101 }, "INVALID_PAGE_SIZE", ["first"]],
    [{ first: 1, last: 1 }, "INVALID_PAGE_SIZE", ["last"]],
    [{ after: "hunter2" }, "INVALID_CURSOR", ["after"]],
    [{ before: "" }, "INVALID_CURSOR", ["before"]],
  ])("refuses %j with a reason and a field, and quotes nothing", async (args, reason, field) => {
    const { actor } = await withSecrets("a");
    const { errors } = await answerTo(actor, PAGE, args);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", reason, field } }]);
    expect(JSON.stringify(errors)).not.toContain("hunter2");
  });

  test("X-3 a cursor of another order is refused: it belongs to its list", async () => {
    const { actor } = await withSecrets("a", "b");
    const { pageInfo } = await ask<Page>(actor, PAGE, { first: 1, ...byTag });
    const { errors } = await answerTo(actor, PAGE, { first: 1, after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ extensions: { reason: "INVALID_CURSOR" } }]);
  });
});

describe("Q-1 texts of a caller", () => {
  const HOSTILE = [
    "'; drop table secrets; --",
    "' or '1'='1",
    "%",
    "_",
    "\\",
    "\0",
    "a'||pg_sleep(5)||'",
    "$1",
    "{{ secrets.a }}",
    "\ud800",
  ];

  test.each(HOSTILE)("Q-1 %j is text in a search, a cursor, an id and a tag", async (text) => {
    const { actor } = await withSecrets("a", "b");
    const started = performance.now();
    const search =
      "query($t: String) { secrets(filter: { query: $t }) { nodes { tag } } secretReferences(query: $t) { tag } }";
    const { data, errors } = await answerTo(actor, search, { t: text });
    expect(errors).toBeUndefined();
    // Nothing holds the text. NUL alone is blank, as no text of PostgreSQL can have it, and blank searches for nothing.
    const found = tagsOf((data as { secrets: Page }).secrets);
    if (text !== "\0") expect(found).toEqual([]);
    for (const by of [{ id: text }, { tag: text }]) {
      expect(await ask(actor, "query($by: SecretSelector!) { secret(by: $by) { id } }", { by })).toBeNull();
    }
    const cursor = await answerTo(actor, PAGE, { first: 1, after: text });
    expect(cursor.errors).toMatchObject([{ extensions: { reason: "INVALID_CURSOR" } }]);
    expect(performance.now() - started).toBeLessThan(4_000);
    expect(tagsOf(await ask<Page>(actor, PAGE, byTag))).toEqual(["a", "b"]);
  });

  test("Q-1 an order comes from a closed list", async () => {
    const { actor } = await withSecrets("a");
    for (const field of ["name; drop table secrets", "created_at", "__proto__", ""]) {
      const { errors } = await answerTo(actor, PAGE, { orderBy: { field, direction: "ASC" } });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["orderBy", "field"] } }]);
    }
  });

  const THINGS: unknown[] = [{ $ne: null }, ["a", "b"], { raw: "1=1" }, 7, true];
  test.each(THINGS)("Q-2 %j where text is due reaches no use case", async (thing) => {
    const { actor } = await withSecrets("a");
    const lookUp = "query($by: SecretSelector!) { secret(by: $by) { id } }";
    const search = "query($filter: SecretFilter) { secrets(filter: $filter) { nodes { tag } } }";
    for (const [document, variables] of [
      [lookUp, { by: { tag: thing } }],
      [search, { filter: { query: thing } }],
      [PAGE, { after: thing }],
    ] as const) {
      const { data, errors } = await answerTo(actor, document, variables);
      expect(data).toBeNull();
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", expectedType: "String" } }]);
    }
  });

  test("Q-2 a field that the input does not have is refused, not assigned", async () => {
    const { actor } = await withSecrets("a");
    const document = "mutation($input: UpdateSecretInput!) { updateSecret(input: $input) { secret { id } } }";
    for (const extra of [{ tag: "b" }, { value: "v" }, { workspaceId: "wsp_x" }, { revision: 9 }]) {
      const { errors } = await answerTo(actor, document, { input: { secret: { tag: "a" }, ...extra } });
      expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", field: ["input"] } }]);
    }
  });
});

describe("a secret's places", () => {
  const usages = "usageCount usages { location isActive consumer { __typename ... on PluginProxy { tag } } }";
  const place = {
    location: "https://api.example.com/ › X-0",
    isActive: true,
    consumer: { __typename: "PluginProxy", tag: "gate" },
  };
  const lookUp = (actor: Actor) => ask(actor, `{ secret(by: { tag: "a" }) { ${usages} } }`);

  test("are shown to who may see proxies, and counted for everybody", async () => {
    const { actor, actorWith } = await withSecrets("a");
    await addProxy(database, actor, { tag: "gate", tags: ["a"] });
    expect(await lookUp(actor)).toEqual({ usageCount: 1, usages: [place] });
    expect(await lookUp(actorWith(["VIEW_SECRETS"]))).toEqual({ usageCount: 1, usages: [] });
  });

  test("stand in the refusal to delete it", async () => {
    const { actor } = await withSecrets("a");
    await addProxy(database, actor, { tag: "gate", tags: ["a"] });
    const document = `mutation($input: DeleteSecretInput!) { deleteSecret(input: $input) {
      deletedSecretId userErrors { code field usages { location isActive consumer { __typename ... on PluginProxy { tag } } } }
    } }`;
    expect(await ask(actor, document, { input: { secret: { tag: "a" } } })).toEqual({
      deletedSecretId: null,
      userErrors: [{ code: "IN_USE", field: ["input", "secret"], usages: [place] }],
    });
    const forced = { input: { secret: { tag: "a" }, force: true } };
    expect(await ask(actor, document, forced)).toMatchObject({ userErrors: [] });
  });
});

test("secretTagAvailability answers the reason and a free tag", async () => {
  const { actor } = await withSecrets("stripe");
  const document =
    "query($tag: String!) { secretTagAvailability(tag: $tag) { isAvailable reason suggestion } }";
  const about = (tag: string) => ask(actor, document, { tag });
  expect(await about("Stripe")).toEqual({ isAvailable: false, reason: "TAG_TAKEN", suggestion: "Stripe_2" });
  expect(await about("a b")).toEqual({ isAvailable: false, reason: "INVALID_TAG", suggestion: null });
  expect(await about("free")).toEqual({ isAvailable: true, reason: null, suggestion: null });
});
