import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { freezeApiToken } from "#core/access/freeze-api-token.ts";
import { freezeWorkspace } from "#core/access/freeze-workspace.ts";
import { revokeApiToken } from "#core/access/revoke-api-token.ts";
import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { unfreezeWorkspace } from "#core/access/unfreeze-workspace.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { tellChange } from "#core/changes/on-change.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { freezeSecret } from "#core/secrets/freeze-secret.ts";
import { addProxy } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type Running, runningCount, trackRunning } from "./running.ts";

/**
 * Requests as send-with-secrets registers them; `cut` is what the exchange would get. Proxies are rows here: core/proxies
 * is above this room.
 */
const database = useTestDatabase();

type Request = { running: Running; codes: string[] };

const begun: Running[] = [];

/** Longer than anything here takes on a machine that does something else. */
const PATIENCE = { timeout: 20_000, interval: 20 };

async function house() {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { tokenId } = await createTestToken(workspace);
  const { secret } = await createSecret(workspace.actor, { tag: "x", value: "value" });
  const proxyId = await addProxy(database, workspace.actor, { tag: "p", tags: ["x"] });
  return { ...workspace, tokenId, secretId: secret.id, proxyId };
}
type House = Awaited<ReturnType<typeof house>>;

function registered({ workspaceId, tokenId, proxyId }: House): Running {
  const running = trackRunning({ workspaceId, actorId: tokenId, proxyId });
  begun.push(running);
  return running;
}

function started(running: Running): Request {
  const codes: string[] = [];
  running.started((error) => codes.push((error as Error & { code: string }).code));
  return { running, codes };
}

function request(of: House): Request {
  const running = registered(of);
  running.secretIds = [of.secretId];
  return started(running);
}

/** After everything that was announced has been looked at: a request that must be cut has been. */
async function everythingIsLookedAt(): Promise<void> {
  const other = await house();
  const probe = request(other);
  await freezeWorkspace(other.actor, {});
  await vi.waitFor(() => expect(probe.codes).toEqual(["WORKSPACE_FROZEN"]), PATIENCE);
}

afterEach(() => {
  for (const running of begun.splice(0)) running.end();
  expect(runningCount()).toBe(0);
});

describe("B-9 a request on its way", () => {
  beforeEach(() => startListening());
  afterEach(() => stopListening());

  const acts: [string, string, (of: House) => Promise<unknown>][] = [
    ["its secret is frozen", "SECRET_FROZEN", ({ actor }) => freezeSecret(actor, { secret: { tag: "x" } })],
    [
      "its secret is deleted",
      "SECRET_MISSING",
      ({ actor }) => deleteSecret(actor, { secret: { tag: "x" }, force: true }),
    ],
    ["its token is frozen", "UNAUTHENTICATED", ({ actor, tokenId }) => freezeApiToken(actor, { tokenId })],
    ["its token is revoked", "UNAUTHENTICATED", ({ actor, tokenId }) => revokeApiToken(actor, { tokenId })],
    ["its workspace is frozen", "WORKSPACE_FROZEN", ({ actor }) => freezeWorkspace(actor, {})],
  ];
  test.each(acts)("is cut when %s, with the code %s, and only that", async (_what, code, act) => {
    const [mine, other] = [await house(), await house()];
    const [cut, untouched] = [request(mine), request(other)];
    await act(mine);
    await vi.waitFor(() => expect(cut.codes).toEqual([code]), PATIENCE);
    await everythingIsLookedAt();
    expect(untouched.codes).toEqual([]);
    expect(cut.codes).toEqual([code]);
  });

  test.each([
    ["frozen", "PROXY_FROZEN", "update proxies set frozen_at = now(), frozen_by = 'usr_x' where id = $1"],
    ["switched off", "PROXY_DISABLED", "update proxies set is_enabled = false where id = $1"],
    ["deleted", "PROXY_NOT_FOUND", "delete from proxies where id = $1"],
  ])("is cut when its proxy is %s, as the database says whatever was announced", async (_how, code, sql) => {
    const mine = await house();
    const cut = request(mine);
    await database.ownerQuery(sql, [mine.proxyId]);
    await tellOfItsSecret(mine);
    await vi.waitFor(() => expect(cut.codes).toEqual([code]), PATIENCE);
  });

  /** Another process would have announced another thing of the workspace. */
  async function tellOfItsSecret({ actor, secretId }: House): Promise<void> {
    await database.ownerQuery("select pg_notify('keyhole_changes', $1)", [
      `secret ${actor.workspaceId} ${secretId}`,
    ]);
  }

  test("goes on when another secret of its workspace is frozen", async () => {
    const mine = await house();
    const goesOn = request(mine);
    await createSecret(mine.actor, { tag: "other", value: "value" });
    await freezeSecret(mine.actor, { secret: { tag: "other" } });
    await everythingIsLookedAt();
    expect(goesOn.codes).toEqual([]);
  });

  test("is cut before it begins when the freeze came while it was prepared", async () => {
    const mine = await house();
    const running = registered(mine);
    await freezeApiToken(mine.actor, { tokenId: mine.tokenId });
    const probe = request(mine);
    await vi.waitFor(() => expect(probe.codes).toEqual(["UNAUTHENTICATED"]), PATIENCE);
    expect(started(running).codes).toEqual(["UNAUTHENTICATED"]);
  });

  test("is cut when it was let in before the freeze and registered after it", async () => {
    const mine = await house();
    await freezeWorkspace(mine.actor, {});
    await everythingIsLookedAt();
    const late = request(mine);
    await vi.waitFor(() => expect(late.codes).toEqual(["WORKSPACE_FROZEN"]), PATIENCE);
    await unfreezeWorkspace(mine.actor, {});
    const afterwards = request(mine);
    await everythingIsLookedAt();
    expect(afterwards.codes).toEqual([]);
  });

  test("is cut when its secret was frozen after it was registered and before its secrets were known", async () => {
    const mine = await house();
    const running = registered(mine);
    await freezeSecret(mine.actor, { secret: { tag: "x" } });
    await everythingIsLookedAt();
    running.secretIds = [mine.secretId];
    const late = started(running);
    await vi.waitFor(() => expect(late.codes).toEqual(["SECRET_FROZEN"]), PATIENCE);
  });

  test("is looked at before the many that nothing is known of", async () => {
    const strangers = Array.from({ length: 300 }, (_, i) => {
      const stranger = trackRunning({ workspaceId: `wsp_${i}`, actorId: "tok_none", proxyId: "prx_none" });
      begun.push(stranger);
      return started(stranger);
    });
    const mine = await house();
    tellChange("all");
    const cut = request(mine);
    await freezeWorkspace(mine.actor, {});
    await vi.waitFor(() => expect(cut.codes).toEqual(["WORKSPACE_FROZEN"]), { timeout: 20_000, interval: 1 });
    expect(strangers.filter(({ codes }) => codes.length > 0).length).toBeLessThan(300);
    await vi.waitFor(() => expect(strangers.every(({ codes }) => codes.length > 0)).toBe(true), PATIENCE);
  });

  test("is not cut once it has ended: its connection serves another by then", async () => {
    const mine = await house();
    const ended = request(mine);
    ended.running.end();
    const probe = request(mine);
    await freezeWorkspace(mine.actor, {});
    await vi.waitFor(() => expect(probe.codes).toEqual(["WORKSPACE_FROZEN"]), PATIENCE);
    ended.running.cut(new Error("too late"));
    expect(ended.codes).toEqual([]);
  });
});
