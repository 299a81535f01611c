import { describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createApiToken } from "./create-api-token.ts";
import { listApiTokens } from "./list-api-tokens.ts";
import { listAssignableRoles } from "./list-assignable-roles.ts";
import { revokeApiToken } from "./revoke-api-token.ts";
import { createTestToken, createTestWorkspace } from "./testing.ts";

const database = useTestDatabase();

const actionsIn = (workspaceId: string) =>
  database.ownerQuery("select action, target_label as label from audit_events where workspace_id = $1", [
    workspaceId,
  ]);

describe("creating a token", () => {
  test("shows its text once and records who made it", async () => {
    const { actor, roleIds, workspaceId } = await createTestWorkspace();
    const { apiToken, plaintext } = await createApiToken(actor, {
      name: " ci ",
      description: "deploys",
      roleIds: [roleIds.user, roleIds.viewer, roleIds.user],
    });
    expect(plaintext).toMatch(/^khl_[0-9A-HJKMNP-TV-Z]{26}[0-9A-Za-z]{33}$/);
    expect(apiToken).toMatchObject({ name: "ci", description: "deploys", status: "ACTIVE", expiresAt: null });
    expect(apiToken.roles.map(({ key }) => key).sort()).toEqual(["user", "viewer"]);
    expect(plaintext.startsWith(apiToken.prefix)).toBe(true);
    expect(plaintext.endsWith(apiToken.last4)).toBe(true);
    expect(JSON.stringify(apiToken)).not.toContain(plaintext.slice(30, 57));
    expect(await actionsIn(workspaceId)).toEqual([{ action: "api_token.created", label: "ci" }]);
  });

  test("U-2 nobody grants what they may not do: refused, named, and nothing is written", async () => {
    const { actorWith, roleIds, workspaceId } = await createTestWorkspace();
    const actor = actorWith(["EDIT_API_TOKENS", "VIEW_SECRETS"]);
    await expect(createApiToken(actor, { name: "x", roleIds: [roleIds.admin] })).rejects.toMatchObject({
      code: "PRIVILEGE_ESCALATION",
      message: expect.stringContaining('"Create secrets"'),
    });
    expect(await actionsIn(workspaceId)).toEqual([]);
    expect(await listAssignableRoles(actor)).toEqual([]);
    const all = await listAssignableRoles(actorWith(ALL_PERMISSIONS));
    expect(all.map(({ key }) => key).sort()).toEqual(["admin", "manager", "user", "viewer"]);
  });

  test("U-1 needs Edit API tokens", async () => {
    const { actorWith, roleIds } = await createTestWorkspace();
    const actor = actorWith(ALL_PERMISSIONS.filter((permission) => permission !== "EDIT_API_TOKENS"));
    await expect(createApiToken(actor, { name: "x", roleIds: [roleIds.viewer] })).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: "EDIT_API_TOKENS",
    });
  });

  test("Q-2 a role of another workspace, one that never was and a text that is no id are one answer", async () => {
    const { actor } = await createTestWorkspace();
    const other = await createTestWorkspace();
    for (const id of [other.roleIds.viewer, "rol_01KB3Z6Q0V9M2N4P5R7S8T1WXY", "x\0", "' or 1=1 --"]) {
      await expect(createApiToken(actor, { name: "x", roleIds: [id] })).rejects.toMatchObject({
        code: "NOT_FOUND",
        field: ["input", "roleIds"],
      });
    }
  });

  test("names every problem of the input at once", async () => {
    const { actor } = await createTestWorkspace();
    const refused = createApiToken(actor, { name: " ", roleIds: [], expiresAt: new Date(0) });
    await expect(refused).rejects.toMatchObject({
      kind: "users",
      errors: [{ code: "REQUIRED" }, { code: "REQUIRED" }, { code: "EXPIRES_IN_PAST" }],
    });
  });
});

describe("revoking a token", () => {
  test("records it once, however often it is asked for", async () => {
    const workspace = await createTestWorkspace();
    const { tokenId } = await createTestToken(workspace);
    const revoked = await revokeApiToken(workspace.actor, { tokenId });
    expect(revoked.status).toBe("REVOKED");
    expect(await revokeApiToken(workspace.actor, { tokenId })).toEqual(revoked);
    const actions = await actionsIn(workspace.workspaceId);
    expect(actions.filter(({ action }) => action === "api_token.revoked")).toHaveLength(1);
  });

  test("X-1 another workspace's token is not there, and goes on working", async () => {
    const mine = await createTestWorkspace();
    const other = await createTestWorkspace();
    const { tokenId } = await createTestToken(other);
    for (const id of [tokenId, "tok_01KB3Z6Q0V9M2N4P5R7S8T1WXY", "tok_\0", ""]) {
      await expect(revokeApiToken(mine.actor, { tokenId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const [row] = await database.ownerQuery<{ revoked_at: Date | null }>(
      "select revoked_at from api_tokens where id = $1",
      [tokenId],
    );
    expect(row?.revoked_at).toBeNull();
  });
});

describe("listing tokens", () => {
  test("pages through all of the workspace and none of another", async () => {
    const workspace = await createTestWorkspace();
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.unshift((await createTestToken(workspace)).tokenId);
    await createTestToken(await createTestWorkspace());
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page = await listApiTokens(workspace.actor, { first: 2, after });
      expect(await page.totalCount()).toBe(5);
      seen.push(...page.items.map(({ node }) => node.id));
      after = page.hasNextPage ? (page.items.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(seen).toEqual(made);
  });

  test("X-3 a cursor of another workspace or list is none", async () => {
    const [a, b] = [await createTestWorkspace(), await createTestWorkspace()];
    await createTestToken(a);
    const { items } = await listApiTokens(a.actor, { first: 1 });
    await expect(listApiTokens(b.actor, { first: 1, after: items[0]?.cursor })).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
    await expect(listApiTokens(a.actor, { first: 0 })).rejects.toMatchObject({ code: "INVALID_PAGE_SIZE" });
    await expect(listApiTokens(a.actorWith(["VIEW_SECRETS"]), { first: 1 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
