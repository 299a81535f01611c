import { afterEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { shiftClock } from "#platform/clock.ts";
import { newId } from "#platform/ids.ts";
import { newApiToken } from "./api-token-text.ts";
import { authenticate, type Caller, type Credentials, requireActor } from "./authenticate.ts";
import { backgroundWritesDone } from "./background-writes.ts";
import { revokeApiToken } from "./revoke-api-token.ts";
import { encodeSessionCookie, SESSION_HOURS, sessionCookieName } from "./session-cookie.ts";
import { endSession } from "./sign-in.ts";
import { createTestSession, createTestToken, createTestWorkspace, TEST_ORIGIN } from "./testing.ts";

const database = useTestDatabase();
const HOUR = 3_600_000;

afterEach(async () => {
  shiftClock(0);
  await backgroundWritesDone();
});

function as(credentials: Partial<Credentials>): Promise<Caller> {
  return authenticate({
    authorization: null,
    keyholeAuthorization: null,
    cookie: null,
    workspaceSlug: null,
    origin: TEST_ORIGIN,
    ...credentials,
  });
}

const withToken = (plaintext: string) => as({ authorization: `Bearer ${plaintext}` });
const UNAUTHENTICATED = expect.objectContaining({ kind: "access", code: "UNAUTHENTICATED" });
const NOT_FOUND = expect.objectContaining({ kind: "access", code: "NOT_FOUND" });

describe("a token", () => {
  test("acts in its own workspace with what its roles allow", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext, tokenId } = await createTestToken(workspace, { permissions: ["VIEW_SECRETS"] });
    const actor = requireActor(await withToken(plaintext));
    expect(actor).toMatchObject({ kind: "token", id: tokenId, workspaceId: workspace.workspaceId });
    expect([...actor.permissions]).toEqual(["VIEW_SECRETS"]);
    expect(actor.isInstanceAdmin).toBe(false);
    const other = await as({ keyholeAuthorization: `bearer ${plaintext}`, authorization: "Basic eDp5" });
    expect(requireActor(other).id).toBe(tokenId);
  });

  test("C-9 one wrong character anywhere is refused with one and the same answer", async () => {
    const { plaintext } = await createTestToken(await createTestWorkspace());
    const messages = new Set<string>();
    for (let at = 4; at < plaintext.length; at += 3) {
      const wrong = plaintext.slice(0, at) + (plaintext[at] === "0" ? "1" : "0") + plaintext.slice(at + 1);
      const refused = await withToken(wrong).catch((error: unknown) => error);
      expect(refused).toEqual(UNAUTHENTICATED);
      messages.add((refused as Error).message);
    }
    expect(messages.size).toBe(1);
  });

  test("C-9 a well-formed token with the right id and another random part is refused", async () => {
    const { plaintext, tokenId } = await createTestToken(await createTestWorkspace());
    const { text } = newApiToken(tokenId);
    expect(text.slice(0, 30)).toBe(plaintext.slice(0, 30));
    await expect(withToken(text)).rejects.toEqual(UNAUTHENTICATED);
    await expect(withToken(newApiToken(newId("tok")).text)).rejects.toEqual(UNAUTHENTICATED);
  });

  test("C-9 the table has no token, nor its random part", async () => {
    const { plaintext, tokenId } = await createTestToken(await createTestWorkspace());
    const [row] = await database.ownerQuery<{ row: string }>(
      "select t::text as row from api_tokens t where id = $1",
      [tokenId],
    );
    expect(row?.row).toContain(tokenId);
    expect(row?.row).not.toContain(plaintext.slice(30, 57));
    expect(row?.row).not.toContain(Buffer.from(plaintext.slice(30, 57)).toString("hex"));
  });

  test("U-3 works until its expiry and not a moment longer", async () => {
    const expiresAt = new Date(Date.now() + HOUR);
    const { plaintext } = await createTestToken(await createTestWorkspace(), { expiresAt });
    await withToken(plaintext);
    shiftClock(HOUR + 1_000);
    await expect(withToken(plaintext)).rejects.toEqual(UNAUTHENTICATED);
  });

  test("U-3 is useless at the first request after it was revoked", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext, tokenId } = await createTestToken(workspace);
    await withToken(plaintext);
    await revokeApiToken(workspace.actor, { tokenId });
    await expect(withToken(plaintext)).rejects.toEqual(UNAUTHENTICATED);
  });

  test("X-1 cannot act in another workspace", async () => {
    const { plaintext } = await createTestToken(await createTestWorkspace());
    const other = await createTestWorkspace();
    const elsewhere = as({ authorization: `Bearer ${plaintext}`, workspaceSlug: other.workspaceSlug });
    await expect(elsewhere).rejects.toEqual(NOT_FOUND);
  });

  test("notes its last use once a minute, with the address", async () => {
    const { plaintext, tokenId } = await createTestToken(await createTestWorkspace());
    const used = async () => {
      await backgroundWritesDone();
      const [row] = await database.ownerQuery<{ at: Date; ip: string }>(
        "select last_used_at as at, last_used_ip as ip from api_tokens where id = $1",
        [tokenId],
      );
      return row;
    };
    await withToken(plaintext);
    const first = await used();
    expect(first?.ip).toBe(TEST_ORIGIN.ip);
    await withToken(plaintext);
    expect((await used())?.at).toEqual(first?.at);
    shiftClock(61_000);
    await withToken(plaintext);
    expect((await used())?.at).not.toEqual(first?.at);
  });

  test("something that is no token of ours is somebody else's business, unless it is sent as ours", async () => {
    expect(await as({ authorization: "Bearer ghp_abc" })).toMatchObject({ kind: "anonymous" });
    await expect(as({ keyholeAuthorization: "Bearer ghp_abc" })).rejects.toEqual(UNAUTHENTICATED);
    await expect(as({ keyholeAuthorization: "" })).rejects.toEqual(UNAUTHENTICATED);
    await expect(as({ authorization: "Bearer khl_" })).rejects.toEqual(UNAUTHENTICATED);
  });

  test("a permission that this version does not know allows nothing", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext } = await createTestToken(workspace, { permissions: ["VIEW_SECRETS"] });
    await database.ownerQuery(
      "update roles set permissions = permissions || '{__proto__,FLY}' where workspace_id = $1",
      [workspace.workspaceId],
    );
    expect([...requireActor(await withToken(plaintext)).permissions]).toEqual(["VIEW_SECRETS"]);
  });
});

describe("a session", () => {
  const inWorkspaceOf = (slug: string | null, cookie: string) => as({ cookie, workspaceSlug: slug });

  test("X-6 acts in the workspace that the request names, and in none when it names none", async () => {
    const workspace = await createTestWorkspace({ role: "viewer" });
    const { cookie, sessionId } = await createTestSession(workspace);
    const person = await inWorkspaceOf(null, cookie);
    expect(person).toMatchObject({ kind: "person", sessionId, user: { id: workspace.userId } });
    expect(() => requireActor(person)).toThrow(expect.objectContaining({ code: "WORKSPACE_REQUIRED" }));
    const actor = requireActor(await inWorkspaceOf(workspace.workspaceSlug, cookie));
    expect(actor).toMatchObject({ kind: "user", id: workspace.userId, workspaceId: workspace.workspaceId });
    expect(actor.permissions).toEqual(workspace.actor.permissions);
  });

  test("X-1 another workspace is as absent as one that never was", async () => {
    const { cookie } = await createTestSession(await createTestWorkspace());
    const other = await createTestWorkspace();
    const refusals = [other.workspaceSlug, "never-was", "", "__proto__"].map((slug) =>
      inWorkspaceOf(slug, cookie).catch((error: unknown) => error),
    );
    const errors = await Promise.all(refusals);
    expect(errors).toEqual(errors.map(() => NOT_FOUND));
    expect(new Set(errors.map((error) => (error as Error).message)).size).toBe(1);
  });

  test("A-1 ends after 12 hours without a request", async () => {
    const workspace = await createTestWorkspace();
    const { cookie } = await createTestSession(workspace);
    shiftClock(SESSION_HOURS.idle * HOUR - 60_000);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "person" });
    await backgroundWritesDone();
    shiftClock(2 * SESSION_HOURS.idle * HOUR - 180_000);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "person" });
    await backgroundWritesDone();
    shiftClock(3 * SESSION_HOURS.idle * HOUR);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "anonymous" });
  });

  test("A-1 ends after 7 days, however much it is used", async () => {
    const { cookie } = await createTestSession(await createTestWorkspace());
    for (let hours = 10; hours < SESSION_HOURS.absolute; hours += 10) {
      shiftClock(hours * HOUR);
      expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "person" });
      await backgroundWritesDone();
    }
    shiftClock(SESSION_HOURS.absolute * HOUR + 1_000);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "anonymous" });
  });

  test("A-1 is over on the server when it was ended, whoever still has the cookie", async () => {
    const { cookie, sessionId } = await createTestSession(await createTestWorkspace());
    await endSession(sessionId);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "anonymous" });
  });

  test("U-3 of a deactivated person or membership ends at the next request", async () => {
    const workspace = await createTestWorkspace();
    const { cookie } = await createTestSession(workspace);
    await database.ownerQuery("update memberships set is_active = false where user_id = $1", [
      workspace.userId,
    ]);
    await expect(inWorkspaceOf(workspace.workspaceSlug, cookie)).rejects.toEqual(NOT_FOUND);
    await database.ownerQuery("update users set is_active = false where id = $1", [workspace.userId]);
    expect(await inWorkspaceOf(null, cookie)).toMatchObject({ kind: "anonymous" });
  });

  test("A-1 a cookie that we did not make is no cookie", async () => {
    const { cookie } = await createTestSession(await createTestWorkspace());
    const name = sessionCookieName();
    const forged = [
      `${name}=`,
      `${name}=x.y.z`,
      cookie.slice(0, -2),
      `${name}=${await encodeSessionCookie("ses_not-an-id")}`,
      `x${cookie}`,
      `${name}2=${cookie.slice(name.length + 1)}`,
    ];
    for (const text of forged) expect(await as({ cookie: text })).toMatchObject({ kind: "anonymous" });
  });

  test("a token goes before a cookie", async () => {
    const workspace = await createTestWorkspace();
    const { cookie } = await createTestSession(workspace);
    const { plaintext, tokenId } = await createTestToken(workspace);
    const caller = await as({ cookie, authorization: `Bearer ${plaintext}` });
    expect(requireActor(caller).id).toBe(tokenId);
  });
});
