import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { announceChange } from "#core/changes/announce-change.ts";
import { MAX_AGE_MS } from "#core/changes/change-cache.ts";
import { isHearing } from "#core/changes/hearing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { shiftClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { newApiToken } from "./api-token-text.ts";
import { authenticate, type Credentials, requireActor } from "./authenticate.ts";
import { backgroundWritesDone } from "./background-writes.ts";
import { findWorkingToken } from "./find-working-token.ts";
import { revokeApiToken } from "./revoke-api-token.ts";
import { createTestToken, createTestWorkspace, TEST_ORIGIN, type TestWorkspace } from "./testing.ts";

const database = useTestDatabase();
let workspace: TestWorkspace;
const HOUR = 3_600_000;

beforeEach(async () => {
  await startListening();
  workspace = await createTestWorkspace();
});
afterEach(async () => {
  shiftClock(0);
  vi.useRealTimers();
  await stopListening();
  await backgroundWritesDone();
});

const UNAUTHENTICATED = expect.objectContaining({ kind: "access", code: "UNAUTHENTICATED" });
const actorOf = async (text: string, more: Partial<Credentials> = {}) =>
  requireActor(
    await authenticate({
      authorization: `Bearer ${text}`,
      keyholeAuthorization: null,
      cookie: null,
      workspaceSlug: null,
      origin: TEST_ORIGIN,
      ...more,
    }),
  );
async function isKept(tokenId: string): Promise<boolean> {
  const found = findWorkingToken(tokenId);
  await found;
  return !(found instanceof Promise);
}
async function keptToken(rights: Parameters<typeof createTestToken>[1] = {}) {
  const token = await createTestToken(workspace, rights);
  await actorOf(token.plaintext);
  await expect.poll(() => isKept(token.tokenId)).toBe(true);
  return token;
}

describe("a token that is kept", () => {
  test("gives the same actor, each with the origin of its own request", async () => {
    const { plaintext, tokenId } = await createTestToken(workspace, { permissions: ["VIEW_SECRETS"] });
    const first = await actorOf(plaintext);
    await expect.poll(() => isKept(tokenId)).toBe(true);
    const origin = { ...TEST_ORIGIN, requestId: "req_2" };
    const second = await actorOf(plaintext, { origin });
    expect(second).toEqual({ ...first, origin });
    expect(first.origin).toEqual(TEST_ORIGIN);
  });

  test("C-9 is compared at each request: another text with its id is refused", async () => {
    const { plaintext, tokenId } = await keptToken();
    const { text } = newApiToken(tokenId);
    await expect(actorOf(text)).rejects.toEqual(UNAUTHENTICATED);
    const wrongSum = plaintext.slice(0, -1) + (plaintext.endsWith("0") ? "1" : "0");
    await expect(actorOf(wrongSum)).rejects.toEqual(UNAUTHENTICATED);
    await actorOf(plaintext);
  });

  test("U-3 expires to the moment", async () => {
    const { plaintext } = await keptToken({ expiresAt: new Date(Date.now() + HOUR) });
    shiftClock(HOUR - 60_000);
    await actorOf(plaintext);
    shiftClock(HOUR + 1_000);
    await expect(actorOf(plaintext)).rejects.toEqual(UNAUTHENTICATED);
  });

  test("X-1 acts in no other workspace", async () => {
    const { plaintext } = await keptToken();
    const { workspaceSlug } = await createTestWorkspace();
    await expect(actorOf(plaintext, { workspaceSlug })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await actorOf(plaintext, { workspaceSlug: workspace.workspaceSlug });
  });

  test("notes its use once a minute all the same", async () => {
    const { plaintext, tokenId } = await keptToken();
    const usedAt = async () => {
      await backgroundWritesDone();
      const [row] = await database.ownerQuery<{ at: Date }>(
        "select last_used_at as at from api_tokens where id = $1",
        [tokenId],
      );
      return row?.at.getTime() ?? 0;
    };
    const first = await usedAt();
    await actorOf(plaintext);
    expect(await usedAt()).toBe(first);
    shiftClock(61_000);
    await actorOf(plaintext);
    expect(await usedAt()).toBeGreaterThan(first);
  });
});

describe("U-3 is forgotten", () => {
  test("when it is revoked, and then refused", async () => {
    const { plaintext, tokenId } = await keptToken();
    await revokeApiToken(workspace.actor, { tokenId });
    await expect(actorOf(plaintext)).rejects.toEqual(UNAUTHENTICATED);
    expect(await isKept(tokenId)).toBe(false);
  });

  test("when roles or members of its workspace change, and not when those of another do", async () => {
    const { plaintext, tokenId } = await keptToken({ permissions: ["VIEW_SECRETS"] });
    const { workspaceId } = workspace;
    const other = await createTestWorkspace();
    const announce = (id: string) =>
      inWorkspace(id, (tx) => announceChange(tx, { workspaceId: id, kind: "access", id: newId("rol") }));
    await database.ownerQuery("update roles set permissions = '{VIEW_AUDIT_LOG}' where workspace_id = $1", [
      workspaceId,
    ]);
    await announce(other.workspaceId);
    await expect.poll(() => isKept(tokenId)).toBe(true);
    await announce(workspaceId);
    expect([...(await actorOf(plaintext)).permissions]).toEqual(["VIEW_AUDIT_LOG"]);
  });

  test("after a minute, if it was revoked in SQL, where nobody tells", async () => {
    // Caches and beats must not see the clock jump.
    await stopListening();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
    await startListening();
    const { plaintext, tokenId } = await keptToken();
    await database.ownerQuery("update api_tokens set revoked_at = now() where id = $1", [tokenId]);
    vi.advanceTimersByTime(MAX_AGE_MS);
    await expect.poll(() => isHearing()).toBe(true);
    await expect(actorOf(plaintext)).rejects.toEqual(UNAUTHENTICATED);
  });
});

test("what is no working token is looked for each time", async () => {
  const { tokenId } = await createTestToken(workspace);
  await revokeApiToken(workspace.actor, { tokenId });
  for (const id of [tokenId, newId("tok")]) {
    expect(await findWorkingToken(id)).toBeNull();
    expect(await isKept(id)).toBe(false);
  }
});
