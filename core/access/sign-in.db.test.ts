import { afterEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { shiftClock } from "#platform/clock.ts";
import { authenticate } from "./authenticate.ts";
import { backgroundWritesDone } from "./background-writes.ts";
import { LOCK_OUT_RULES } from "./lock-out.ts";
import { hashPassword, isPassword, NOBODYS_HASH } from "./passwords.ts";
import { encodeSessionCookie, sessionCookieName } from "./session-cookie.ts";
import { signInWithPassword } from "./sign-in.ts";
import { createTestSession, createTestWorkspace, TEST_ORIGIN } from "./testing.ts";

const database = useTestDatabase();
const PASSWORD = "correct horse battery";
const RATE_LIMITED = expect.objectContaining({ kind: "user", code: "RATE_LIMITED" });

/** Addresses of their own, so that one test's failures do not count for another. */
let addresses = 0;
const fromAnywhere = () => ({ ...TEST_ORIGIN, ip: `198.51.100.${++addresses}` });

afterEach(async () => {
  shiftClock(0);
  await backgroundWritesDone();
});

function tryPassword(email: string, password: string, origin = fromAnywhere()) {
  return signInWithPassword({ email, password, origin });
}

async function callerOf(sessionId: string) {
  const cookie = `${sessionCookieName()}=${await encodeSessionCookie(sessionId)}`;
  return authenticate({
    authorization: null,
    keyholeAuthorization: null,
    cookie,
    workspaceSlug: null,
    origin: TEST_ORIGIN,
  });
}

describe("sign-in", () => {
  test("A-1 starts a session under a new id, and ends the one that this browser had", async () => {
    const workspace = await createTestWorkspace({ password: PASSWORD });
    const { sessionId: before } = await createTestSession(workspace);
    const signedIn = await signInWithPassword({
      email: ` ${workspace.email.toUpperCase()} `,
      password: PASSWORD,
      origin: fromAnywhere(),
      replacedSessionId: before,
    });
    expect(signedIn?.user.id).toBe(workspace.userId);
    expect(signedIn?.sessionId).not.toBe(before);
    expect(await callerOf(signedIn?.sessionId ?? "")).toMatchObject({ kind: "person" });
    expect(await callerOf(before)).toMatchObject({ kind: "anonymous" });
  });

  test("A-4 answers the same for a wrong password, an unknown account, and one that is off or has none", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const withoutPassword = await createTestWorkspace();
    const off = await createTestWorkspace({ password: PASSWORD });
    await database.ownerQuery("update users set is_active = false where id = $1", [off.userId]);
    expect(await tryPassword(email, "wrong password here")).toBeNull();
    expect(await tryPassword("nobody@example.com", PASSWORD)).toBeNull();
    expect(await tryPassword(withoutPassword.email, PASSWORD)).toBeNull();
    expect(await tryPassword(off.email, PASSWORD)).toBeNull();
    expect(await tryPassword("not an address", PASSWORD)).toBeNull();
    expect(await tryPassword(email, "x".repeat(5_000))).toBeNull();
  });

  test("A-4 an unknown account costs one password hash of the same parameters", async () => {
    const parameters = (hash: string) => hash.split("$").slice(0, 4).join("$");
    expect(parameters(NOBODYS_HASH)).toBe(parameters(await hashPassword("x")));
    expect(await isPassword("x", null)).toBe(false);
  });

  test("the same password typed in another normal form is the same password", async () => {
    const { email } = await createTestWorkspace({ password: "pässwörd-é-long" });
    expect(await tryPassword(email, "pässwörd-é-long".normalize("NFD"))).not.toBeNull();
  });

  test("C-9 the password is stored as argon2id with at least OWASP's cost", async () => {
    const { userId } = await createTestWorkspace({ password: PASSWORD });
    const [row] = await database.ownerQuery<{ hash: string }>(
      "select password_hash as hash from users where id = $1",
      [userId],
    );
    expect(row?.hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("A-3 the lock-out", () => {
  const failOften = async (email: string, times: number) => {
    for (let i = 0; i < times; i++) await tryPassword(email, "wrong password here");
  };

  test("locks an account after five failures, for the right password too, and opens after five minutes", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    await failOften(email, LOCK_OUT_RULES.account.freeFailures);
    await expect(tryPassword(email, PASSWORD)).rejects.toEqual(RATE_LIMITED);
    await expect(tryPassword(email, PASSWORD)).rejects.toMatchObject({
      details: { retryAfterSeconds: expect.any(Number) },
    });
    shiftClock(LOCK_OUT_RULES.account.firstLockMs + 1_000);
    expect(await tryPassword(email, PASSWORD)).not.toBeNull();
  });

  test("says the same of an account that is not there", async () => {
    await failOften("ghost@example.com", LOCK_OUT_RULES.account.freeFailures);
    await expect(tryPassword("ghost@example.com", PASSWORD)).rejects.toEqual(RATE_LIMITED);
  });

  test("a success forgives the account", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    await failOften(email, 4);
    expect(await tryPassword(email, PASSWORD)).not.toBeNull();
    await failOften(email, 4);
    expect(await tryPassword(email, PASSWORD)).not.toBeNull();
  });

  test("twenty tries at the same moment are twenty", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => tryPassword(email, "wrong password here")),
    );
    const refused = tries.filter(({ status }) => status === "rejected").length;
    expect(refused).toBeGreaterThanOrEqual(20 - LOCK_OUT_RULES.account.freeFailures);
  });

  test("locks an address that tries many accounts, and successes do not count", async () => {
    const { email } = await createTestWorkspace({ password: PASSWORD });
    const origin = fromAnywhere();
    for (let i = 0; i < 5; i++) expect(await tryPassword(email, PASSWORD, origin)).not.toBeNull();
    const { freeFailures } = LOCK_OUT_RULES.address;
    // The failures' arithmetic is a unit test; here only the row is set, and one more failure locks.
    await tryPassword("nobody-0@example.com", PASSWORD, origin);
    await database.ownerQuery("update sign_in_attempts set failures = $1 where failures = 1", [
      freeFailures - 1,
    ]);
    await tryPassword("nobody-1@example.com", PASSWORD, origin);
    await expect(tryPassword(email, PASSWORD, origin)).rejects.toEqual(RATE_LIMITED);
    expect(await tryPassword(email, PASSWORD)).not.toBeNull();
  });

  test("the table names nobody", async () => {
    await tryPassword("somebody-to-find@example.com", "wrong password here");
    const rows = await database.ownerQuery<{ row: string }>(
      "select t::text || encode(key, 'escape') as row from sign_in_attempts t",
    );
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.map(({ row }) => row).join()).not.toContain("somebody");
  });
});
