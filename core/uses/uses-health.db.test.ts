import { describe, expect, test } from "vitest";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { findSecret } from "#core/secrets/find-secret.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { auditEvents } from "#core/secrets/testing.ts";
import { acrossWorkspaces } from "#db/across-workspaces.ts";
import { useTestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import { beginUse } from "./begin-use.ts";
import { createUsedWorkspace, outcome, type UsedWorkspace } from "./testing.ts";
import type { UseFacts, UseOutcome } from "./use-facts.ts";
import { USE_LIMITS } from "./use-limits.ts";
import { UseQueue } from "./use-queue.ts";
import { writeUseRecords } from "./use-records.ts";

const database = useTestDatabase({ databasePool: 8 });

async function use(house: UsedWorkspace, came: UseOutcome, more: Partial<UseFacts> = {}): Promise<void> {
  (await beginUse(house.facts(more))).end(came);
  await writeUseRecords();
}

async function health({ actor }: UsedWorkspace) {
  const secret = await findSecret(actor, { tag: "key" });
  if (secret === null) throw new Error("There is no secret.");
  const { lastUsedAt, lastSucceededAt, rejectedSince, rejectedStatus, tokenExpiresAt } = secret;
  return { lastUsedAt, lastSucceededAt, rejectedSince, rejectedStatus, tokenExpiresAt };
}

const at = (minutes: number) => new Date(Date.now() - 3_600_000 + minutes * 60_000);
const NEVER = {
  lastUsedAt: null,
  lastSucceededAt: null,
  rejectedSince: null,
  rejectedStatus: null,
  tokenExpiresAt: null,
};

describe("B-7 what uses say of a secret", () => {
  test("B-7 nothing before the first use; then last use, last success, since when it is rejected; a success ends it", async () => {
    const house = await createUsedWorkspace();
    expect(await health(house)).toEqual(NEVER);
    const times = [0, 12, 20, 30].map(at);
    const steps = [200, 401, 403, 204].map((status, i) => ({ status, startedAt: times[i] as Date }));
    const seen = [];
    for (const { status, startedAt } of steps) {
      await use(house, outcome(status), { startedAt });
      const { lastUsedAt, lastSucceededAt, rejectedSince, rejectedStatus } = await health(house);
      seen.push([lastUsedAt, lastSucceededAt, rejectedSince, rejectedStatus]);
    }
    const [first, second, third, fourth] = times;
    expect(seen).toEqual([
      [first, first, null, null],
      [second, first, second, 401],
      [third, first, second, 403],
      [fourth, fourth, null, null],
    ]);
  });

  test("B-7 a new value is not what was rejected, and its own uses count", async () => {
    const house = await createUsedWorkspace();
    const expiresAt = new Date(Date.now() + 86_400_000);
    await use(house, outcome(401, { expiresAt }), { startedAt: at(1) });
    expect(await health(house)).toMatchObject({ rejectedStatus: 401, tokenExpiresAt: expiresAt });
    await replaceSecretValue(house.actor, { secret: { tag: "key" }, value: "another value of some length" });
    expect(await health(house)).toEqual({ ...NEVER, lastUsedAt: at(1).getTime() ? expect.any(Date) : null });
    const secrets = [{ tag: "key", secretId: house.secretId, version: 2 }];
    await use(house, outcome(200), { startedAt: at(2), secrets });
    await use(house, outcome(401), { startedAt: at(3) });
    expect(await health(house)).toMatchObject({ lastSucceededAt: expect.any(Date), rejectedSince: null });
  });

  test("uses change neither the secret's revision nor when it was updated", async () => {
    const house = await createUsedWorkspace();
    const before = await findSecret(house.actor, { tag: "key" });
    await use(house, outcome(200));
    const after = await findSecret(house.actor, { tag: "key" });
    expect([after?.revision, after?.updatedAt]).toEqual([before?.revision, before?.updatedAt]);
  });

  test("several processes that write at once lose nothing and never wait for each other in a circle", async () => {
    const houses = await Promise.all([1, 2, 3, 4].map(createUsedWorkspace));
    // As many queues as processes; each writes uses of all secrets, in an order of its own.
    const queues = Array.from({ length: 6 }, () => new UseQueue("batched", { ...USE_LIMITS, batch: 7 }));
    for (const [i, queue] of queues.entries()) {
      for (let n = 0; n < 60; n++) {
        const house = houses[(n * (i % 2 === 0 ? 1 : 3) + i) % houses.length] as UsedWorkspace;
        const status = n % 5 === 0 ? 401 : 200;
        (await queue.begin(house.facts({ startedAt: at(i + n / 10) }))).end(outcome(status));
      }
    }
    await Promise.all(queues.map((queue) => queue.close()));
    const [sum] = await database.ownerQuery(
      `select sum(total)::int as total, sum(failed)::int as failed,
         sum((select sum(n) from unnest(durations) n))::int as counted
       from proxy_hours where proxy_id = any($1)`,
      [houses.map(({ proxyId }) => proxyId)],
    );
    expect(sum).toEqual({ total: 360, failed: 72, counted: 360 });
    for (const house of houses) {
      const [row] = await database.ownerQuery<{ last: Date }>(
        "select max(used_at) as last from uses where secret_id = $1",
        [house.secretId],
      );
      expect((await health(house)).lastUsedAt).toEqual(row?.last);
    }
  });

  test("what another process has just written is waited for, and not written over", async () => {
    const house = await createUsedWorkspace();
    const later = new Date(Date.now() + 60_000);
    const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = acrossWorkspaces(async (tx) => {
      await tx.query("update secret_health set last_used_at = $2 where secret_id = $1", [
        house.secretId,
        later,
      ]);
      locked.resolve();
      await release.promise;
    });
    await locked.promise;
    const writing = use(house, outcome(200));
    const waits =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(() => database.ownerQuery(waits)).toHaveLength(1);
    release.resolve();
    await other;
    await writing;
    expect(await health(house)).toMatchObject({ lastUsedAt: later, lastSucceededAt: expect.any(Date) });
  });

  test("hours of proxies are locked in one order, so that two processes cannot wait for each other", async () => {
    const house = await createUsedWorkspace();
    const ids = Array.from({ length: 6 }, () => newId("prx")).toSorted();
    const sendAll = async () => {
      for (const id of ids.toReversed()) {
        const via = { kind: "proxy", id, tag: "many" } as const;
        (await beginUse(house.facts({ via, secrets: [] }))).end(outcome(200));
      }
      await writeUseRecords();
    };
    await sendAll();
    const row = "select 1 from proxy_hours where proxy_id = $1 for update nowait";
    const [locked, release] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const other = acrossWorkspaces(async (tx) => {
      await tx.query(row, [ids[0]]);
      locked.resolve();
      await release.promise;
      // Whoever waits for the first has none of the others.
      for (const id of ids) await tx.query(row, [id]);
    });
    await locked.promise;
    const writing = sendAll();
    const waits =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(() => database.ownerQuery(waits)).toHaveLength(1);
    release.resolve();
    await other;
    await writing;
    const counts = await database.ownerQuery<{ total: number }>(
      "select sum(total)::int as total from proxy_hours where proxy_id = any($1) group by proxy_id",
      [ids],
    );
    expect(counts.map(({ total }) => total)).toEqual(Array(6).fill(2));
  });

  test("a use of a secret that has been deleted meanwhile is recorded, and brings nothing of it back", async () => {
    const house = await createUsedWorkspace();
    const running = await beginUse(house.facts());
    await deleteSecret(house.actor, { secret: { tag: "key" } });
    running.end(outcome(200));
    await writeUseRecords();
    const count = (table: string) =>
      database.ownerQuery(`select count(*)::int as n from ${table} where secret_id = $1`, [house.secretId]);
    expect(await count("secret_health")).toEqual([{ n: 0 }]);
    expect(await count("uses")).toEqual([{ n: 1 }]);
  });
});

describe("L-5 an upstream that sends a value back", () => {
  const echoes = async (house: UsedWorkspace) =>
    (await auditEvents(database, house.actor)).filter(({ action }) => action === "secret.echoed");

  test("L-5 is an event on the secret, with who, where and how often", async () => {
    const house = await createUsedWorkspace();
    await use(house, outcome(200, { scrubbedCount: 4 }));
    expect(await echoes(house)).toEqual([
      {
        action: "secret.echoed",
        target_label: "key",
        actor_id: house.userId,
        changes: [
          { field: "origin", after: "https://api.example.com" },
          { field: "proxy", after: "gate" },
          { field: "places", after: 4 },
          { field: "sent", after: ["key"] },
        ],
      },
    ]);
  });

  test("is one event for each secret, origin and hour, in however many batches and processes", async () => {
    const house = await createUsedWorkspace();
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    const echo = async (queue: UseQueue, time: number, origin: string) => {
      const facts = house.facts({ startedAt: new Date(time), origin });
      (await queue.begin(facts)).end(outcome(200, { scrubbedCount: 1 }));
    };
    for (let process = 0; process < 3; process++) {
      const queue = new UseQueue("batched");
      for (const minute of [0, 1, 59]) {
        await echo(queue, hour + minute * 60_000, "https://a.example.com");
        await echo(queue, hour + minute * 60_000, "https://b.example.com");
        await echo(queue, hour - 3_600_000 + minute * 60_000, "https://a.example.com");
      }
      await queue.close();
    }
    expect(await echoes(house)).toHaveLength(3);
  });

  test("no echo, no event", async () => {
    const house = await createUsedWorkspace();
    await use(house, outcome(200));
    expect(await echoes(house)).toEqual([]);
  });
});
