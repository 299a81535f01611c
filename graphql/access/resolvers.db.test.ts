import { describe, expect, test } from "vitest";
import { setupCode } from "#core/access/setup-code.ts";
import { addTestRole, createTestToken, createTestWorkspace, TEST_ORIGIN } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { auditEvents } from "#core/secrets/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import { executeAs } from "../execute.ts";
import { ANONYMOUS, answerTo, mutate, mutation, type PayloadAnswer } from "../testing.ts";

const database = useTestDatabase();

const WITHOUT = ALL_PERMISSIONS.filter((permission) => permission !== "EDIT_API_TOKENS");
const FORBIDDEN = [{ extensions: { code: "FORBIDDEN", requiredPermission: "EDIT_API_TOKENS" } }];

const actions = async (actor: Actor) => (await auditEvents(database, actor)).map(({ action }) => action);

function tokenRows({ workspaceId }: Actor): Promise<unknown[]> {
  return database.ownerQuery("select t::text from api_tokens t where workspace_id = $1 order by 1", [
    workspaceId,
  ]);
}

// First, while the database has no workspace: set-up is for the instance, so it can be done once in this file.
describe("completeSetup", () => {
  const input = { workspaceName: "Main", email: "ada@example.com", password: "a-long-enough-password" };
  /** Printed until set-up is done, and then never again. */
  let code: string | null = null;

  async function complete(change: Record<string, unknown>): Promise<PayloadAnswer> {
    code ??= await setupCode();
    const request = {
      document: mutation("completeSetup", "workspace { slug name }"),
      variables: { input: { setupCode: code, ...input, ...change } },
    };
    const { data, errors } = await executeAs(ANONYMOUS, request);
    expect(errors).toBeUndefined();
    return (data as { completeSetup: PayloadAnswer }).completeSetup;
  }

  test("completeSetup refuses bad input", async () => {
    const { userErrors } = await complete({
      workspaceName: " ",
      workspaceSlug: "admin",
      email: "nobody",
      displayName: "x".repeat(81),
      password: "short",
    });
    expect(userErrors.map(({ code, field }) => [code, field?.join(".")])).toEqual([
      ["REQUIRED", "input.workspaceName"],
      ["INVALID_EMAIL", "input.email"],
      ["TOO_LONG", "input.displayName"],
      ["PASSWORD_TOO_SHORT", "input.password"],
    ]);
    const taken = await complete({ workspaceSlug: "admin" });
    expect(taken.userErrors).toMatchObject([{ code: "INVALID_SLUG", field: ["input", "workspaceSlug"] }]);
    expect(await database.ownerQuery("select 1 from workspaces")).toEqual([]);
    expect(await database.ownerQuery("select 1 from users")).toEqual([]);
  });

  test("completeSetup refuses without permission: the one-time code is what is needed", async () => {
    const { userErrors, workspace } = await complete({ setupCode: "AAAA-BBBB-CCCC-DDDD" });
    expect(workspace).toBeNull();
    expect(userErrors).toMatchObject([{ code: "INVALID_SETUP_CODE", field: ["input", "setupCode"] }]);
    expect(await database.ownerQuery("select 1 from workspaces")).toEqual([]);
  });

  test("completeSetup says how long to wait after too many wrong codes", async () => {
    const caller = { ...ANONYMOUS, origin: { ...TEST_ORIGIN, ip: "192.0.2.99" } };
    const document = `mutation($input: CompleteSetupInput!) {
      completeSetup(input: $input) { userErrors { code retryAfterSeconds } }
    }`;
    const variables = { input: { ...input, setupCode: "AAAA-BBBB-CCCC-DDDD" } };
    const seen: unknown[] = [];
    for (let tries = 0; tries < 60; tries++) {
      const { data } = await executeAs(caller, { document, variables });
      seen.push(...(data as { completeSetup: PayloadAnswer }).completeSetup.userErrors);
    }
    expect(seen.at(0)).toEqual({ code: "INVALID_SETUP_CODE", retryAfterSeconds: null });
    expect(seen.at(-1)).toEqual({ code: "RATE_LIMITED", retryAfterSeconds: expect.any(Number) });
  });

  test("completeSetup works and records", async () => {
    expect(await complete({})).toEqual({ workspace: { slug: "main", name: "Main" }, userErrors: [] });
    const events = await database.ownerQuery("select action, target_label from audit_events");
    expect(events).toEqual([{ action: "workspace.created", target_label: expect.any(String) }]);
    expect(await database.ownerQuery("select email, is_instance_admin from users")).toEqual([
      { email: "ada@example.com", is_instance_admin: true },
    ]);
    const { data } = await executeAs(ANONYMOUS, { document: "{ setupStatus { isOpen } }" });
    expect(data).toEqual({ setupStatus: { isOpen: false } });
  });

  test("U-4 completeSetup does not see another workspace: once there is one, it is closed for good", async () => {
    const before = await database.ownerQuery("select w::text from workspaces w");
    expect(await setupCode()).toBeNull();
    for (const tried of [code, "AAAA-BBBB-CCCC-DDDD", ""]) {
      const { userErrors, workspace } = await complete({ setupCode: tried, workspaceSlug: "second" });
      expect(workspace).toBeNull();
      expect(userErrors).toMatchObject([{ code: "SETUP_DONE" }]);
    }
    expect(await database.ownerQuery("select w::text from workspaces w")).toEqual(before);
  });
});

describe("createApiToken", () => {
  test("createApiToken works and records", async () => {
    const { actor, roleIds } = await createTestWorkspace();
    const fields =
      "plaintext apiToken { name kind status prefix last4 roles { key } createdBy { __typename id } }";
    const payload = await mutate(actor, "createApiToken", { name: "CI", roleIds: [roleIds.user] }, fields);
    const plaintext = String(payload.plaintext);
    expect(plaintext).toMatch(/^khl_\w{59}$/);
    expect(payload.apiToken).toEqual({
      name: "CI",
      kind: "SERVICE",
      status: "ACTIVE",
      prefix: plaintext.slice(0, 8),
      last4: plaintext.slice(-4),
      roles: [{ key: "user" }],
      createdBy: { __typename: "User", id: actor.id },
    });
    expect(await actions(actor)).toEqual(["api_token.created"]);
  });

  test.each([
    ["a blank name", { name: " " }, "REQUIRED", "name"],
    ["an over-long name", { name: "x".repeat(81) }, "TOO_LONG", "name"],
    ["a long description", { description: "x".repeat(501) }, "TOO_LONG", "description"],
    ["no role", { roleIds: [] }, "REQUIRED", "roleIds"],
    ["a role that is none", { roleIds: [newId("rol")] }, "NOT_FOUND", "roleIds"],
    ["an expiry in the past", { expiresAt: "2020-01-01T00:00:00Z" }, "EXPIRES_IN_PAST", "expiresAt"],
  ])("createApiToken refuses bad input: %s", async (_what, change, code, field) => {
    const { actor, roleIds } = await createTestWorkspace();
    const { userErrors } = await mutate(actor, "createApiToken", {
      name: "CI",
      roleIds: [roleIds.user],
      ...change,
    });
    expect(userErrors).toMatchObject([{ code, field: ["input", field] }]);
    expect(await tokenRows(actor)).toEqual([]);
    expect(await actions(actor)).toEqual([]);
  });

  test("createApiToken refuses without permission", async () => {
    const { actor, actorWith, roleIds } = await createTestWorkspace();
    const input = { name: "CI", roleIds: [roleIds.viewer] };
    const { data, errors } = await answerTo(actorWith(WITHOUT), mutation("createApiToken"), { input });
    expect(errors).toMatchObject(FORBIDDEN);
    expect(data).toBeNull();
    expect(await tokenRows(actor)).toEqual([]);
  });

  test("createApiToken does not see another workspace", async () => {
    const theirs = await createTestWorkspace();
    const { actor } = await createTestWorkspace();
    const input = { name: "CI", roleIds: [theirs.roleIds.viewer] };
    const { userErrors } = await mutate(actor, "createApiToken", input);
    expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "roleIds"] }]);
    expect(await tokenRows(actor)).toEqual([]);
  });

  test("U-2 createApiToken gives nothing that its maker may not do", async () => {
    const { actor, actorWith, roleIds } = await createTestWorkspace();
    const input = { name: "CI", roleIds: [roleIds.viewer, roleIds.admin] };
    const { userErrors } = await mutate(actorWith(["EDIT_API_TOKENS"]), "createApiToken", input);
    expect(userErrors).toMatchObject([{ code: "PRIVILEGE_ESCALATION", field: ["input", "roleIds"] }]);
    expect(await tokenRows(actor)).toEqual([]);
  });
});

describe("revokeApiToken", () => {
  test("revokeApiToken works and records", async () => {
    const workspace = await createTestWorkspace();
    const { tokenId } = await createTestToken(workspace, { role: "viewer" });
    const fields = "apiToken { id status revokedAt }";
    for (const _time of ["once", "and twice is no error"]) {
      const payload = await mutate(workspace.actor, "revokeApiToken", { tokenId }, fields);
      expect(payload).toEqual({
        apiToken: { id: tokenId, status: "REVOKED", revokedAt: expect.any(String) },
        userErrors: [],
      });
    }
    expect(await actions(workspace.actor)).toEqual(["api_token.created", "api_token.revoked"]);
  });

  test.each([newId("tok"), "tok_", "", "' or true --", "\0"])(
    "revokeApiToken refuses bad input: %j",
    async (tokenId) => {
      const workspace = await createTestWorkspace();
      await createTestToken(workspace);
      const before = await tokenRows(workspace.actor);
      const { userErrors } = await mutate(workspace.actor, "revokeApiToken", { tokenId });
      expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "tokenId"] }]);
      expect(await tokenRows(workspace.actor)).toEqual(before);
    },
  );

  test("revokeApiToken refuses without permission", async () => {
    const workspace = await createTestWorkspace();
    const { tokenId } = await createTestToken(workspace);
    const before = await tokenRows(workspace.actor);
    const input = { tokenId };
    const { errors } = await answerTo(workspace.actorWith(WITHOUT), mutation("revokeApiToken"), { input });
    expect(errors).toMatchObject(FORBIDDEN);
    expect(await tokenRows(workspace.actor)).toEqual(before);
  });

  test("revokeApiToken does not see another workspace", async () => {
    const theirs = await createTestWorkspace();
    const { tokenId } = await createTestToken(theirs);
    const before = await tokenRows(theirs.actor);
    const { actor } = await createTestWorkspace();
    const { userErrors } = await mutate(actor, "revokeApiToken", { tokenId });
    expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", "tokenId"] }]);
    expect(await tokenRows(theirs.actor)).toEqual(before);
  });

  test("revokeApiToken of a token that an extra role was made for keeps the role", async () => {
    const workspace = await createTestWorkspace();
    const roleId = await addTestRole(workspace.workspaceId, ["VIEW_SECRETS"]);
    const fields = "apiToken { id roles { id } }";
    const made = await mutate(workspace.actor, "createApiToken", { name: "CI", roleIds: [roleId] }, fields);
    const { id: tokenId } = made.apiToken as { id: string };
    const revoked = await mutate(workspace.actor, "revokeApiToken", { tokenId }, fields);
    expect(revoked.apiToken).toEqual(made.apiToken);
  });
});
