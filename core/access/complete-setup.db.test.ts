import { beforeEach, describe, expect, test } from "vitest";
import { inSetup } from "#db/queries/cross-workspace/set-up.ts";
import { insertWorkspace } from "#db/queries/workspaces.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { config } from "#platform/config.ts";
import { type CompleteSetupInput, completeSetup, setupStatus } from "./complete-setup.ts";
import { setupCode } from "./setup-code.ts";
import { setUpFromConfig } from "./setup-from-config.ts";
import { signInWithPassword } from "./sign-in.ts";
import { TEST_ORIGIN } from "./testing.ts";

const database = useTestDatabase();
const PASSWORD = "a-long-enough-password";

beforeEach(async () => {
  await database.ownerQuery("truncate workspaces, users, sign_in_attempts cascade");
});

async function input(change: Partial<CompleteSetupInput> = {}): Promise<CompleteSetupInput> {
  const code = (await setupCode()) ?? "";
  return { setupCode: code, workspaceName: "Acme", email: "ada@example.com", password: PASSWORD, ...change };
}

const everything = () =>
  database.ownerQuery<{ n: number }>(
    "select ((select count(*) from workspaces) + (select count(*) from users) + (select count(*) from audit_events))::int as n",
  );

describe("set-up", () => {
  test("creates the workspace, its roles, its key and its admin, who is the instance's too, and records it", async () => {
    const workspace = await completeSetup(TEST_ORIGIN, await input());
    expect(workspace).toMatchObject({ slug: "acme", name: "Acme" });
    const [facts] = await database.ownerQuery(
      `select (select is_instance_admin from users) as admin, (select count(*)::int from roles) as roles,
         (select array_agg(action) from audit_events) as actions, (select count(*)::int from workspace_keys) as keys,
         (select array_agg(r.key) from membership_roles m join roles r on r.id = m.role_id) as held`,
    );
    expect(facts).toEqual({
      admin: true,
      roles: 4,
      actions: ["workspace.created"],
      keys: 1,
      held: ["admin"],
    });
    const signedIn = await signInWithPassword({
      email: "ada@example.com",
      password: PASSWORD,
      origin: TEST_ORIGIN,
    });
    expect(signedIn?.user).toMatchObject({ isInstanceAdmin: true, displayName: "ada" });
  });

  test("the code forgives case, dashes and letters that look like digits", async () => {
    const typed = (await setupCode())?.toLowerCase().replaceAll("-", " ").replaceAll("0", "o") ?? "";
    await expect(completeSetup(TEST_ORIGIN, await input({ setupCode: typed }))).resolves.toBeTruthy();
  });

  test("U-4 refuses any other code and writes nothing", async () => {
    for (const wrong of ["", "AAAA-AAAA-AAAA-AAAA", "x".repeat(10_000), "💥"]) {
      await expect(completeSetup(TEST_ORIGIN, await input({ setupCode: wrong }))).rejects.toMatchObject({
        code: "INVALID_SETUP_CODE",
      });
    }
    expect(await everything()).toEqual([{ n: 0 }]);
  });

  test("U-4 A-3 locks an address that guesses codes", async () => {
    const wrong = await input({ setupCode: "AAAA" });
    for (let i = 0; i < 10; i++) await completeSetup(TEST_ORIGIN, wrong).catch(() => undefined);
    await expect(completeSetup(TEST_ORIGIN, await input())).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });

  test("U-4 works once; afterwards there is no code, and the right one of before opens nothing", async () => {
    const again = await input({ email: "eve@example.com", workspaceName: "Eve" });
    await completeSetup(TEST_ORIGIN, await input());
    expect(await setupCode()).toBeNull();
    expect(await setupStatus()).toEqual({ isOpen: false });
    await expect(completeSetup(TEST_ORIGIN, again)).rejects.toMatchObject({ code: "SETUP_DONE" });
    expect(await database.ownerQuery("select email from users")).toEqual([{ email: "ada@example.com" }]);
  });

  test("U-4 X-4 of ten at the same moment one wins", async () => {
    const inputs = await Promise.all(
      Array.from({ length: 10 }, (_, i) => input({ email: `p${i}@example.com`, workspaceName: `W${i}` })),
    );
    const outcomes = await Promise.allSettled(inputs.map((one) => completeSetup(TEST_ORIGIN, one)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await everything()).toEqual([{ n: 3 }]);
  });

  test("U-4 a set-up waits for the one that runs, and then is told that it is done", async () => {
    const workspace = { id: "wsp_first", slug: "first", name: "First" };
    const started = Promise.withResolvers<void>();
    const mayFinish = Promise.withResolvers<void>();
    const first = inSetup(async (tx, isDone) => {
      await insertWorkspace(tx, workspace);
      started.resolve();
      await mayFinish.promise;
      return isDone;
    });
    await started.promise;
    const second = inSetup(async (_tx, isDone) => isDone);
    // Of this database: other files' tests share the server.
    const waiting = () =>
      database.ownerQuery(
        `select from pg_locks where locktype = 'advisory' and not granted
           and database = (select oid from pg_database where datname = current_database())`,
      );
    await expect.poll(async () => (await waiting()).length).toBe(1);
    mayFinish.resolve();
    expect(await Promise.all([first, second])).toEqual([false, true]);
  });

  test("names everything that is wrong with the input at once, and writes nothing", async () => {
    const wrong = await input({
      workspaceName: "x".repeat(81),
      workspaceSlug: "admin",
      email: "a@b@c",
      displayName: "y".repeat(81),
      password: "short",
    });
    const refused = await completeSetup(TEST_ORIGIN, wrong).catch((error: unknown) => error);
    expect(
      (refused as { errors: { code: string; field: string[] }[] }).errors.map(({ code, field }) => [
        code,
        field[1],
      ]),
    ).toEqual(
      expect.arrayContaining([
        ["TOO_LONG", "workspaceName"],
        ["INVALID_SLUG", "workspaceSlug"],
        ["INVALID_EMAIL", "email"],
        ["TOO_LONG", "displayName"],
        ["PASSWORD_TOO_SHORT", "password"],
      ]),
    );
    expect(await everything()).toEqual([{ n: 0 }]);
  });
});

describe("set-up from the configuration", () => {
  test("creates the workspace Default once, and never touches it again", async () => {
    const { databaseUrl } = config();
    useTestConfig({ databaseUrl, admin: { email: "ops@example.com", password: PASSWORD } });
    expect(await setUpFromConfig()).toBe(true);
    useTestConfig({ databaseUrl, admin: { email: "ops@example.com", password: "another-long-password" } });
    expect(await setUpFromConfig()).toBe(false);
    const attempt = (password: string) =>
      signInWithPassword({ email: "ops@example.com", password, origin: TEST_ORIGIN });
    expect(await attempt("another-long-password")).toBeNull();
    expect(await attempt(PASSWORD)).not.toBeNull();
    expect(await setupStatus()).toEqual({ isOpen: false });
  });

  test("stops with what is wrong", async () => {
    const { databaseUrl } = config();
    useTestConfig({ databaseUrl, admin: { email: "ops", password: "short" } });
    await expect(setUpFromConfig()).rejects.toMatchObject({ kind: "users" });
    useTestConfig({ databaseUrl });
    expect(await setUpFromConfig()).toBe(false);
  });
});
