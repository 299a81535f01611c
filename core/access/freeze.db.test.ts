import { describe, expect, test } from "vitest";
import { ALL_PERMISSIONS } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { authenticate, type Credentials } from "./authenticate.ts";
import { findApiTokens } from "./find-api-tokens.ts";
import { freezeApiToken } from "./freeze-api-token.ts";
import { freezeWorkspace } from "./freeze-workspace.ts";
import { getSession } from "./get-session.ts";
import { getViewer } from "./get-viewer.ts";
import { revokeApiToken } from "./revoke-api-token.ts";
import { createTestToken, createTestWorkspace, TEST_ORIGIN } from "./testing.ts";
import { unfreezeApiToken } from "./unfreeze-api-token.ts";
import { unfreezeWorkspace } from "./unfreeze-workspace.ts";

const database = useTestDatabase();

const eventsIn = (workspaceId: string) =>
  database.ownerQuery<{ action: string; target_id: string; actor_id: string; changes: unknown }>(
    `select action, target_id, actor_id, changes from audit_events
     where workspace_id = $1 and action ~ 'frozen$' order by occurred_at, id`,
    [workspaceId],
  );

const withToken = (text: string): Credentials => ({
  authorization: `Bearer ${text}`,
  keyholeAuthorization: null,
  cookie: null,
  workspaceSlug: null,
  origin: TEST_ORIGIN,
});

async function workspaceWithToken() {
  const workspace = await createTestWorkspace({ role: "admin" });
  return { ...workspace, ...(await createTestToken(workspace)) };
}

describe("freezeApiToken", () => {
  test("B-9 the token stops working at once, as if it were unknown, and works again when it is unfrozen", async () => {
    const { actor, userId, workspaceId, tokenId, plaintext } = await workspaceWithToken();
    expect((await authenticate(withToken(plaintext))).kind).toBe("actor");
    const frozen = await freezeApiToken(actor, { tokenId, reason: "seen in a build log" });
    expect(frozen).toMatchObject({ status: "FROZEN", frozenAt: expect.any(Date), frozenBy: { id: userId } });
    const refused = await authenticate(withToken(plaintext)).catch((error: unknown) => error);
    const unknown = await authenticate(withToken(`${plaintext.slice(0, -33)}${"x".repeat(33)}`)).catch(
      (error: unknown) => error,
    );
    expect(refused).toMatchObject({ code: "UNAUTHENTICATED" });
    expect(refused).toEqual(unknown);

    const unfrozen = await unfreezeApiToken(actor, { tokenId });
    expect(unfrozen).toMatchObject({ status: "ACTIVE", frozenAt: null, frozenBy: null });
    expect((await authenticate(withToken(plaintext))).kind).toBe("actor");
    expect(await eventsIn(workspaceId)).toMatchObject([
      {
        action: "api_token.frozen",
        target_id: tokenId,
        actor_id: userId,
        changes: [{ field: "reason", after: "seen in a build log" }],
      },
      { action: "api_token.unfrozen", target_id: tokenId, changes: [] },
    ]);
  });

  test("twice records once, either way", async () => {
    const { actor, workspaceId, tokenId } = await workspaceWithToken();
    const frozen = await freezeApiToken(actor, { tokenId });
    expect(await freezeApiToken(actor, { tokenId, reason: "again" })).toEqual(frozen);
    const unfrozen = await unfreezeApiToken(actor, { tokenId });
    expect(await unfreezeApiToken(actor, { tokenId })).toEqual(unfrozen);
    expect(await eventsIn(workspaceId)).toHaveLength(2);
  });

  test("a revoked token stays revoked, whatever is unfrozen", async () => {
    const { actor, tokenId, plaintext } = await workspaceWithToken();
    await freezeApiToken(actor, { tokenId });
    expect((await revokeApiToken(actor, { tokenId })).status).toBe("REVOKED");
    expect((await unfreezeApiToken(actor, { tokenId })).status).toBe("REVOKED");
    await expect(authenticate(withToken(plaintext))).rejects.toMatchObject({ code: "UNAUTHENTICATED" });
  });
});

describe("freezeWorkspace", () => {
  test("B-9 shows it to every member and records who and why; unfreezing ends it", async () => {
    const { actor, actorWith, userId, workspaceId } = await createTestWorkspace({ role: "admin" });
    const frozen = await freezeWorkspace(actor, { reason: "laptop stolen" });
    expect(frozen).toMatchObject({ id: workspaceId, frozenAt: expect.any(Date), frozenBy: userId });
    expect(await freezeWorkspace(actor, {})).toEqual(frozen);
    const member = actorWith([]);
    expect(await getViewer(member)).toMatchObject({
      workspace: { frozenAt: frozen.frozenAt },
      workspaceFrozenBy: { id: userId, displayName: "Test person" },
    });
    const session = await getSession({ kind: "actor", actor: member, sessionId: "ses_none" });
    expect(session?.workspaces).toMatchObject([{ id: workspaceId, frozenAt: frozen.frozenAt }]);

    expect(await unfreezeWorkspace(actor, {})).toMatchObject({ frozenAt: null, frozenBy: null });
    await unfreezeWorkspace(actor, {});
    expect(await getViewer(member)).toMatchObject({ workspace: { frozenAt: null }, workspaceFrozenBy: null });
    expect(await eventsIn(workspaceId)).toMatchObject([
      {
        action: "workspace.frozen",
        target_id: workspaceId,
        changes: [{ field: "reason", after: "laptop stolen" }],
      },
      { action: "workspace.unfrozen", target_id: workspaceId },
    ]);
  });

  test("X-1 concerns the actor's workspace and no other", async () => {
    const { actor } = await createTestWorkspace({ role: "admin" });
    const { actor: other } = await createTestWorkspace({ role: "admin" });
    await freezeWorkspace(actor, {});
    expect((await getViewer(other)).workspace.frozenAt).toBeNull();
    await unfreezeWorkspace(other, {});
    expect((await getViewer(actor)).workspace.frozenAt).not.toBeNull();
  });
});

describe.each([
  ["freezeApiToken", "EDIT_API_TOKENS", freezeApiToken],
  ["unfreezeApiToken", "EDIT_API_TOKENS", unfreezeApiToken],
  ["freezeWorkspace", "EDIT_SETTINGS", freezeWorkspace],
  ["unfreezeWorkspace", "EDIT_SETTINGS", unfreezeWorkspace],
] as const)("%s refuses", (_name, permission, act) => {
  test(`U-1 whoever lacks ${permission}, and records nothing`, async () => {
    const { actorWith, workspaceId, tokenId } = await workspaceWithToken();
    const others = actorWith(ALL_PERMISSIONS.filter((each) => each !== permission));
    await expect(act(others, { tokenId })).rejects.toMatchObject({
      code: "FORBIDDEN",
      requiredPermission: permission,
    });
    expect(await eventsIn(workspaceId)).toEqual([]);
  });

  test("a reason of more than 200 characters", async () => {
    const { actor, workspaceId, tokenId } = await workspaceWithToken();
    const refused = act(actor, { tokenId, reason: "x".repeat(201) });
    await expect(refused).rejects.toMatchObject({ code: "TOO_LONG", field: ["input", "reason"] });
    expect(await eventsIn(workspaceId)).toEqual([]);
  });
});

test.each([
  ["freezeApiToken", freezeApiToken],
  ["unfreezeApiToken", unfreezeApiToken],
])("X-1 %s refuses another workspace's token as one that never was", async (_name, act) => {
  const { actor: theirs, tokenId } = await workspaceWithToken();
  const { actor } = await createTestWorkspace({ role: "admin" });
  const before = await findApiTokens(theirs, [tokenId]);
  for (const id of [tokenId, "tok_01KB3Z6Q0V9M2N4P5R7S8T1WXY", "tok_\0", ""]) {
    await expect(act(actor, { tokenId: id })).rejects.toMatchObject({
      code: "NOT_FOUND",
      field: ["input", "tokenId"],
    });
  }
  expect(await findApiTokens(theirs, [tokenId])).toEqual(before);
});
