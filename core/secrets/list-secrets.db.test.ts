import pg from "pg";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { useTestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import { createSecret } from "./create-secret.ts";
import { findSecret } from "./find-secret.ts";
import { listSecretReferences } from "./list-secret-references.ts";
import { listSecretUsages } from "./list-secret-usages.ts";
import { type ListSecretsArgs, listSecrets } from "./list-secrets.ts";
import { addProxy } from "./testing.ts";

const database = useTestDatabase();
const CANARY = "canary-5f1e3d7c9b8a0246";
/** Names repeat, differ in case only, and hold what patterns and SQL are made of. */
const NAMES = ["beta", "Alpha", "alpha", "100%", "a_b", "back\\slash", "quote'", "Ärger", "zed", "Beta"];
let actor: Actor;
let stranger: Actor;
let actorWith: Awaited<ReturnType<typeof createTestWorkspace>>["actorWith"];

beforeAll(async () => {
  const workspace = await createTestWorkspace({ role: "admin" });
  actor = workspace.actor;
  actorWith = workspace.actorWith;
  stranger = (await createTestWorkspace({ role: "admin" })).actor;
  for (const [i, name] of NAMES.entries()) {
    await createSecret(actor, {
      tag: `t${i}`,
      name,
      value: CANARY,
      description: i === 3 ? "About payments" : null,
    });
  }
  await createSecret(stranger, { tag: "foreign", name: "alpha", value: CANARY });
});

const names = async (args: ListSecretsArgs, who = actor) =>
  (await listSecrets(who, args)).items.map(({ node }) => node.name);

describe("listSecrets", () => {
  const orders = (["NAME", "TAG", "VALUE_UPDATED_AT", "UPDATED_AT"] as const).flatMap((field) =>
    (["ASC", "DESC"] as const).map((direction) => ({ field, direction })),
  );
  test.each(orders)(
    "X-3 walks through every secret of the workspace once, both ways, by %j",
    async (orderBy) => {
      const all = (await listSecrets(actor, { first: 100, orderBy })).items.map(({ node }) => node.tag);
      expect([...all].sort()).toEqual(NAMES.map((_, i) => `t${i}`).sort());
      const forward: string[] = [];
      for (let after: string | null = null, more = true; more; ) {
        const page = await listSecrets(actor, { first: 3, after, orderBy });
        forward.push(...page.items.map(({ node }) => node.tag));
        after = page.items.at(-1)?.cursor ?? null;
        more = page.hasNextPage;
      }
      expect(forward).toEqual(all);
      const backward: string[] = [];
      for (let before: string | null = null, more = true; more; ) {
        const page = await listSecrets(actor, { last: 4, before, orderBy });
        backward.unshift(...page.items.map(({ node }) => node.tag));
        before = page.items[0]?.cursor ?? null;
        more = page.hasPreviousPage;
      }
      expect(backward).toEqual(all);
    },
  );

  test("orders by name ignoring case, and newest change first when not told", async () => {
    const byName = await names({ orderBy: { field: "NAME", direction: "ASC" } });
    expect(
      byName.map((name) => name.toLowerCase()).filter((name) => /^(alpha|beta|zed)$/.test(name)),
    ).toEqual(["alpha", "alpha", "beta", "beta", "zed"]);
    expect((await names({}))[0]).toBe("Beta");
  });

  test("counts only when asked", async () => {
    const page = await listSecrets(actor, { first: 1 });
    expect(await page.totalCount()).toBe(NAMES.length);
    expect(await (await listSecrets(actor, { filter: { query: "alpha" } })).totalCount()).toBe(2);
  });

  test("costs the same number of queries for 1 secret as for 10", async () => {
    const query = vi.spyOn(pg.Client.prototype, "query");
    const cost = async (first: number) => {
      const before = query.mock.calls.length;
      await listSecrets(actor, { first });
      return query.mock.calls.length - before;
    };
    try {
      expect(await cost(10)).toBe(await cost(1));
    } finally {
      query.mockRestore();
    }
  });

  test("L-1 has no value and nothing of it", async () => {
    const { items } = await listSecrets(actor, { first: 100 });
    expect(JSON.stringify(items)).not.toContain(CANARY);
    expect(Object.keys(items[0]?.node ?? {}).sort()).toEqual([
      ...[
        "createdAt",
        "createdBy",
        "description",
        "destinations",
        "frozenAt",
        "frozenBy",
        "id",
        "lastSucceededAt",
        "lastUsedAt",
        "name",
        "previousValueKeptUntil",
        "reference",
        "rejectedSince",
        "rejectedStatus",
        "revision",
        "status",
      ],
      ...[
        "tag",
        "tokenExpiresAt",
        "updatedAt",
        "updatedBy",
        "usageCount",
        "valueUpdatedAt",
        "valueUpdatedBy",
        "version",
      ],
    ]);
  });
});

describe("search", () => {
  test.each([
    ["ALPHA", ["Alpha", "alpha"]],
    ["t7", ["Ärger"]],
    ["ärg", ["Ärger"]],
    ["payments", ["100%"]],
    ["%", ["100%"]],
    ["_", ["a_b"]],
    ["\\", ["back\\slash"]],
    ["'", ["quote'"]],
    ["' or '1'='1", []],
    ["'; drop table secrets; --", []],
    ["foreign", []],
  ])("Q-1 for %j finds what holds it, literally", async (query, found) => {
    expect((await names({ filter: { query } })).sort()).toEqual([...found].sort());
  });

  test("a blank one finds all, NUL and half characters are harmless, 201 characters are too many", async () => {
    expect(await names({ filter: { query: "  " } })).toHaveLength(NAMES.length);
    expect(await names({ filter: { query: "a\0b\ud800" } })).toEqual([]);
    await expect(names({ filter: { query: "x".repeat(201) } })).rejects.toMatchObject({
      code: "TOO_LONG",
      field: ["filter", "query"],
    });
  });

  test("L-8 finds nothing by a value or a piece of one", async () => {
    for (const query of [CANARY, CANARY.slice(0, 6), Buffer.from(CANARY).toString("base64").slice(0, 12)]) {
      expect(await names({ filter: { query } })).toEqual([]);
      expect(await listSecretReferences(actor, { query })).toEqual([]);
    }
  });
});

describe("listSecrets refuses", () => {
  test("X-3 cursors of another workspace, another order, or nobody", async () => {
    const cursorOf = async (who: Actor, args: ListSecretsArgs) =>
      (await listSecrets(who, args)).items[0]?.cursor;
    const cursors = [
      await cursorOf(stranger, {}),
      await cursorOf(actor, { orderBy: { field: "NAME", direction: "DESC" } }),
      await cursorOf(actor, { orderBy: { field: "UPDATED_AT", direction: "ASC" } }),
      "",
      "garbage",
      "\0",
      Buffer.from(JSON.stringify(["2026-01-01", "sec_x"])).toString("base64url"),
    ];
    for (const cursor of cursors) {
      await expect(listSecrets(actor, { after: cursor })).rejects.toMatchObject({
        code: "INVALID_CURSOR",
        field: ["after"],
      });
      await expect(listSecrets(actor, { last: 1, before: cursor })).rejects.toMatchObject({
        field: ["before"],
      });
    }
  });

  test.each([
    { first: 0 },
    { first: 101 },
    { last: 0 },
    { last: 101 },
    { first: 1.5 },
    { first: -1 },
    { first: 1, last: 1 },
  ])("page size %j", (args) =>
    expect(listSecrets(actor, args)).rejects.toMatchObject({ code: "INVALID_PAGE_SIZE" }),
  );

  test("Q-1 orders that are no order: they are not SQL, they are left out", async () => {
    for (const field of [
      "name; drop table secrets",
      "constructor",
      "__proto__",
      { toString: () => "NAME" },
    ]) {
      const orderBy = {
        field,
        direction: "ASC; drop table secrets",
      } as unknown as ListSecretsArgs["orderBy"];
      expect(await names({ orderBy })).toHaveLength(NAMES.length);
    }
  });

  test("without the right: the list, one, references and usages", async () => {
    const blind = actorWith(["CREATE_SECRETS"]);
    const forbidden = { code: "FORBIDDEN", requiredPermission: "VIEW_SECRETS" };
    await expect(listSecrets(blind, { first: 0 })).rejects.toMatchObject(forbidden);
    await expect(findSecret(blind, { tag: "t0" })).rejects.toMatchObject(forbidden);
    await expect(listSecretReferences(blind, { first: 0 })).rejects.toMatchObject(forbidden);
    await expect(listSecretUsages(blind, [])).rejects.toMatchObject(forbidden);
  });
});

describe("findSecret", () => {
  test("finds by id and by exact tag", async () => {
    const secret = await findSecret(actor, { tag: "t1" });
    expect(secret).toMatchObject({ name: "Alpha" });
    expect(await findSecret(actor, { id: secret?.id })).toEqual(secret);
    expect(await findSecret(actor, { tag: "T1" })).toBeNull();
  });

  test("X-1 Q-2 answers null for another workspace's, for operators and for both at once", async () => {
    const foreign = await findSecret(stranger, { tag: "foreign" });
    const selectors = [
      { id: foreign?.id },
      { tag: "foreign" },
      {},
      { id: foreign?.id, tag: "t1" },
      { tag: "t1\0" },
    ];
    for (const selector of selectors) expect(await findSecret(actor, selector)).toBeNull();
    for (const operator of [{ $ne: null }, ["t1"], 7, true]) {
      expect(await findSecret(actor, { tag: operator } as unknown as { tag: string })).toBeNull();
      expect(await findSecret(actor, { id: operator } as unknown as { id: string })).toBeNull();
    }
  });
});

describe("listSecretReferences", () => {
  test("gives tags and names by tag, as many as asked for, of this workspace", async () => {
    expect(await listSecretReferences(actor, { query: "alpha", first: 5 })).toEqual([
      { tag: "t1", name: "Alpha", reference: "{{ secrets.t1 }}" },
      { tag: "t2", name: "alpha", reference: "{{ secrets.t2 }}" },
    ]);
    expect(await listSecretReferences(actor, { first: 2 })).toHaveLength(2);
    expect((await listSecretReferences(actor, {})).map(({ tag }) => tag)).not.toContain("foreign");
  });
});

describe("usages", () => {
  test("are counted and listed for a page at once, named only to who may see proxies", async () => {
    const proxyId = await addProxy(database, actor, {
      tag: "p",
      isEnabled: false,
      tags: ["t1", "t1", "t2", "T1"],
    });
    const one = await findSecret(actor, { tag: "t1" });
    const two = await findSecret(actor, { tag: "t2" });
    expect([one?.usageCount, two?.usageCount]).toEqual([2, 1]);
    const ids = [one?.id ?? "", two?.id ?? "", newId("sec"), "\0"];
    const usages = await listSecretUsages(actor, ids);
    const location = (header: string) => ({
      proxyId,
      location: `https://api.example.com/ › ${header}`,
      isActive: false,
    });
    expect(usages.get(ids[0] ?? "")).toEqual([location("X-0"), location("X-1")]);
    expect(usages.get(ids[1] ?? "")).toEqual([location("X-2")]);
    expect(usages.get(ids[2] ?? "")).toEqual([]);
    const blind = await listSecretUsages(actorWith(["VIEW_SECRETS"]), ids);
    expect([...blind.values()].flat()).toEqual([]);
    expect([...(await listSecretUsages(stranger, ids)).values()].flat()).toEqual([]);
  });
});
