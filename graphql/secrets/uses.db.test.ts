import { describe, expect, test } from "vitest";
import { createTestToken } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { addProxy } from "#core/secrets/testing.ts";
import { beginUse } from "#core/uses/begin-use.ts";
import { createUsedWorkspace, outcome, type UsedWorkspace } from "#core/uses/testing.ts";
import type { UseFacts, UseOutcome } from "#core/uses/use-facts.ts";
import { writeUseRecords } from "#core/uses/use-records.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate } from "../testing.ts";

const database = useTestDatabase();
const HOUR_MS = 3_600_000;

async function use(house: UsedWorkspace, came: UseOutcome, more: Partial<UseFacts> = {}): Promise<void> {
  (await beginUse(house.facts(more))).end(came);
  await writeUseRecords();
}

type Uses = {
  nodes: { method: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
  totalCount: number;
};

const usesOf = async (actor: Actor, args: string, tag = "key") =>
  (
    await ask<{ uses: Uses }>(
      actor,
      `{ secret(by: { tag: "${tag}" }) { uses(${args}) { nodes { method } totalCount pageInfo { hasNextPage endCursor } } } }`,
    )
  ).uses;

describe("Secret.uses", () => {
  test("shows who used it, by what, where to and what came back", async () => {
    const house = await createUsedWorkspace();
    const proxyId = await addProxy(database, house.actor, { tag: "gate", tags: ["key"] });
    const startedAt = new Date("2026-01-02T03:04:05.678Z");
    await use(house, outcome(201, { scrubbedCount: 2 }), {
      startedAt,
      via: { kind: "proxy", id: proxyId, tag: "gate" },
    });
    const fields = `usedAt proxyTag origin method status errorCode durationMs scrubbedCount version
      actor { __typename id displayName } proxy { tag }`;
    const document = `{ secret(by: { tag: "key" }) { uses(first: 5) { nodes { ${fields} } edges { cursor } } } }`;
    expect(await ask(house.actor, document)).toMatchObject({
      uses: {
        nodes: [
          {
            usedAt: "2026-01-02T03:04:05.678Z",
            actor: { __typename: "User", id: house.userId, displayName: "Test person" },
            proxy: { tag: "gate" },
            proxyTag: "gate",
            origin: "https://api.example.com",
            method: "GET",
            status: 201,
            errorCode: null,
            durationMs: 12,
            scrubbedCount: 2,
            version: 1,
          },
        ],
        edges: [{ cursor: expect.any(String) }],
      },
    });
  });

  test("pages from the newest to the oldest, over midnight too, and counts when asked", async () => {
    const house = await createUsedWorkspace();
    const midnight = Math.floor(Date.now() / (24 * HOUR_MS)) * 24 * HOUR_MS;
    for (const [i, method] of ["A", "B", "C", "D", "E"].entries()) {
      await use(house, outcome(200), { method, startedAt: new Date(midnight + (i - 2) * HOUR_MS) });
    }
    const first = await usesOf(house.actor, "first: 3");
    expect(first).toMatchObject({ totalCount: 5, pageInfo: { hasNextPage: true } });
    const second = await usesOf(house.actor, `first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(second.pageInfo.hasNextPage).toBe(false);
    expect([...first.nodes, ...second.nodes].map(({ method }) => method)).toEqual(["E", "D", "C", "B", "A"]);
  });

  test("X-3 a cursor of another secret, and one made up, are refused", async () => {
    const house = await createUsedWorkspace();
    await mutate(house.actor, "createSecret", { tag: "other", value: "a value of some length" });
    for (let i = 0; i < 2; i++) await use(house, outcome(200));
    const { pageInfo } = await usesOf(house.actor, "first: 1");
    for (const cursor of [pageInfo.endCursor, "bWFkZSB1cA"]) {
      const document = `{ secret(by: { tag: "other" }) { uses(after: "${cursor}") { nodes { method } } } }`;
      const { errors } = await answerTo(house.actor, document);
      expect(errors).toMatchObject([{ extensions: { reason: "INVALID_CURSOR" } }]);
    }
  });

  test("U-1 needs VIEW_AUDIT_LOG; without it the rest of the secret is answered", async () => {
    const house = await createUsedWorkspace();
    const document = '{ secret(by: { tag: "key" }) { tag uses { totalCount } } }';
    const { data, errors } = await answerTo(house.actorWith(["VIEW_SECRETS"]), document);
    expect(data).toEqual({ secret: { tag: "key", uses: null } });
    expect(errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", requiredPermission: "VIEW_AUDIT_LOG" } },
    ]);
    expect(await ask(house.actorWith(["VIEW_SECRETS", "VIEW_AUDIT_LOG"]), document)).toMatchObject({
      uses: { totalCount: 0 },
    });
  });

  test("X-1 X-3 uses in another workspace are nobody's here, also those of requests without a secret", async () => {
    const [a, b] = await Promise.all([createUsedWorkspace(), createUsedWorkspace()]);
    await use(a, outcome(200));
    await use(a, outcome(200), { secrets: [] });
    expect((await usesOf(b.actor, "first: 10")).totalCount).toBe(0);
    expect((await usesOf(a.actor, "first: 10")).totalCount).toBe(1);
  });

  test("names a token, and who is there no more as it was called then", async () => {
    const house = await createUsedWorkspace();
    const { tokenId } = await createTestToken(house);
    await use(house, outcome(200), { actor: { kind: "token", id: tokenId, displayName: "old name" } });
    await use(house, outcome(200), { actor: { kind: "user", id: "usr_gone", displayName: "Ada" } });
    const document = `{ secret(by: { tag: "key" }) { uses { nodes { proxy { tag } actor { __typename displayName } } } } }`;
    expect(await ask(house.actor, document)).toEqual({
      uses: {
        nodes: [
          { proxy: null, actor: { __typename: "SystemActor", displayName: "Ada" } },
          {
            proxy: null,
            actor: { __typename: "ApiToken", displayName: expect.not.stringMatching("old name") },
          },
        ],
      },
    });
  });
});

describe("B-7 a secret's health", () => {
  test("B-7 stands in the list, for all of a page with one query", async () => {
    const house = await createUsedWorkspace();
    const startedAt = new Date("2026-02-03T04:05:06.000Z");
    await use(house, outcome(403, { expiresAt: new Date("2027-01-01T00:00:00Z") }), { startedAt });
    const fields = "lastUsedAt lastSucceededAt rejectedSince rejectedStatus tokenExpiresAt";
    expect(await ask(house.actor, `{ secrets { nodes { tag ${fields} } } }`)).toEqual({
      nodes: [
        {
          tag: "key",
          lastUsedAt: "2026-02-03T04:05:06.000Z",
          lastSucceededAt: null,
          rejectedSince: "2026-02-03T04:05:06.000Z",
          rejectedStatus: 403,
          tokenExpiresAt: "2027-01-01T00:00:00.000Z",
        },
      ],
    });
  });

  test("orders the list by last use, forward and back; what never was used stands at the old end", async () => {
    const house = await createUsedWorkspace();
    const { actor } = house;
    const ids: Record<string, string> = { key: house.secretId };
    for (const tag of ["a", "b", "c"]) {
      await mutate(actor, "createSecret", { tag, value: "a value of some length" });
      ids[tag] = (await ask<{ id: string }>(actor, `{ secret(by: { tag: "${tag}" }) { id } }`)).id;
    }
    for (const [i, tag] of ["b", "key", "c"].entries()) {
      const secrets = [{ tag, secretId: ids[tag] ?? "", version: 1 }];
      await use(house, outcome(200), { secrets, startedAt: new Date(Date.now() - 60_000 + i * 1_000) });
    }
    const page = (args: string) =>
      ask<{ nodes: { tag: string }[]; pageInfo: { endCursor: string; startCursor: string } }>(
        actor,
        `{ secrets(${args}, orderBy: { field: LAST_USED_AT, direction: DESC }) { nodes { tag } pageInfo { endCursor startCursor } } }`,
      );
    const first = await page("first: 3");
    expect(first.nodes.map(({ tag }) => tag)).toEqual(["c", "key", "b"]);
    const rest = await page(`first: 3, after: "${first.pageInfo.endCursor}"`);
    expect(rest.nodes.map(({ tag }) => tag)).toEqual(["a"]);
    const back = await page(`last: 2, before: "${rest.pageInfo.startCursor}"`);
    expect(back.nodes.map(({ tag }) => tag)).toEqual(["key", "b"]);
  });
});
