import { describe, expect, test } from "vitest";
import { authenticate } from "#core/access/authenticate.ts";
import {
  createTestSession,
  createTestToken,
  createTestWorkspace,
  TEST_ORIGIN,
} from "#core/access/testing.ts";
import { ALL_PERMISSIONS, PERMISSIONS } from "#core/permissions/permissions.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { executeAs } from "../execute.ts";
import { ANONYMOUS, answerTo, ask, callerOf, mutate } from "../testing.ts";

const database = useTestDatabase();

const VIEWER = `{ viewer {
  actor { __typename id displayName ... on User { email } ... on ApiToken { name kind roles { key } } }
  workspace { slug } permissions roles { key isBuiltIn } isInstanceAdmin
} }`;

const credentials = { authorization: null, keyholeAuthorization: null, cookie: null, workspaceSlug: null };

/** The actor that `authenticate` answers for a token of the workspace. */
async function tokenCaller(plaintext: string) {
  return authenticate({ ...credentials, authorization: `Bearer ${plaintext}`, origin: TEST_ORIGIN });
}

describe("viewer", () => {
  test("is a person with an address, roles and permissions", async () => {
    const { actor, workspaceSlug, email } = await createTestWorkspace({ role: "user" });
    expect(await ask(actor, VIEWER)).toEqual({
      actor: { __typename: "User", id: actor.id, displayName: "Test person", email },
      workspace: { slug: workspaceSlug },
      permissions: [
        "VIEW_SECRETS",
        "VIEW_PLUGIN_PROXIES",
        "USE_PLUGIN_PROXIES",
        "VIEW_WORKFLOWS",
        "RUN_WORKFLOWS",
      ],
      roles: [{ key: "user", isBuiltIn: true }],
      isInstanceAdmin: false,
    });
  });

  test("is a token that may look at itself, whatever its permissions", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext, tokenId } = await createTestToken(workspace, { role: "viewer" });
    const { data, errors } = await executeAs(await tokenCaller(plaintext), { document: VIEWER });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      viewer: {
        actor: {
          __typename: "ApiToken",
          id: tokenId,
          name: "Test token",
          kind: "SERVICE",
          roles: [{ key: "viewer" }],
        },
        roles: [{ key: "viewer" }],
      },
    });
  });
});

describe("an actor", () => {
  const createdBy = (rest: string) =>
    `{ secret(by: { tag: "made" }) { createdBy { __typename displayName ${rest} } } }`;

  test("that is a token tells its name to everybody, and more only to who may see tokens", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext } = await createTestToken(workspace);
    const caller = await tokenCaller(plaintext);
    if (caller.kind !== "actor") throw new Error("unreachable: a token is an actor");
    await mutate(caller.actor, "createSecret", { tag: "made", value: "v" });
    const viewer = workspace.actorWith(["VIEW_SECRETS"]);
    const named = { createdBy: { __typename: "ApiToken", displayName: "Test token", name: "Test token" } };
    expect(await ask(viewer, createdBy("... on ApiToken { name }"))).toEqual(named);
    const { errors } = await answerTo(viewer, createdBy("... on ApiToken { lastUsedIp }"));
    expect(errors).toMatchObject([
      { extensions: { code: "FORBIDDEN", requiredPermission: "EDIT_API_TOKENS" } },
    ]);
    const last4 = { createdBy: { displayName: "Test token", last4: plaintext.slice(-4) } };
    expect(await ask(workspace.actor, createdBy("... on ApiToken { last4 }"))).toMatchObject(last4);
  });

  test("that left is a system actor without an address", async () => {
    const { actor, workspaceId, userId } = await createTestWorkspace();
    await mutate(actor, "createSecret", { tag: "made", value: "v" });
    await database.ownerQuery("delete from membership_roles where workspace_id = $1", [workspaceId]);
    await database.ownerQuery("delete from memberships where workspace_id = $1 and user_id = $2", [
      workspaceId,
      userId,
    ]);
    expect(await ask(actor, createdBy("... on User { email }"))).toEqual({
      createdBy: { __typename: "SystemActor", displayName: "Somebody who left" },
    });
  });
});

describe("session", () => {
  const SESSION = "{ session { user { id email } workspaces { slug } hasGraphiql } }";

  test("is the signed-in person with their workspaces, before one is chosen", async () => {
    const workspace = await createTestWorkspace();
    const { cookie } = await createTestSession(workspace);
    const person = await authenticate({ ...credentials, cookie, origin: TEST_ORIGIN });
    expect(person.kind).toBe("person");
    const { data } = await executeAs(person, { document: SESSION });
    expect(data).toEqual({
      session: {
        user: { id: workspace.userId, email: workspace.email },
        workspaces: [{ slug: workspace.workspaceSlug }],
        hasGraphiql: true,
      },
    });
  });

  test("says when GraphiQL is switched off", async () => {
    const { actor } = await createTestWorkspace();
    useTestConfig({ databaseUrl: database.url, graphiql: false });
    const { data } = await executeAs(callerOf(actor), { document: "{ session { hasGraphiql } }" });
    useTestConfig({ databaseUrl: database.url });
    expect(data).toEqual({ session: { hasGraphiql: false } });
  });

  test("is null for a stranger and for a token", async () => {
    const workspace = await createTestWorkspace();
    const { plaintext } = await createTestToken(workspace);
    for (const caller of [ANONYMOUS, await tokenCaller(plaintext)]) {
      expect(await executeAs(caller, { document: SESSION })).toMatchObject({ data: { session: null } });
    }
  });
});

test("permissionDefinitions are the closed list with its words", async () => {
  const { actor } = await createTestWorkspace();
  const definitions = await ask(actor, "{ permissionDefinitions { permission label description } }");
  expect(definitions).toEqual(
    ALL_PERMISSIONS.map((permission) => ({ permission, ...PERMISSIONS[permission] })),
  );
  expect(definitions).toContainEqual(
    expect.objectContaining({ label: expect.stringMatching(/^Create secrets/) }),
  );
});

test("U-2 assignableRoles are those that allow nothing which the caller may not", async () => {
  const { actor, actorWith } = await createTestWorkspace();
  const keys = async (who: typeof actor) =>
    (await ask<{ key: string }[]>(who, "{ assignableRoles { key } }")).map(({ key }) => key).sort();
  expect(await keys(actor)).toEqual(["admin", "manager", "user", "viewer"]);
  const viewer = ["VIEW_SECRETS", "VIEW_PLUGIN_PROXIES", "VIEW_WORKFLOWS"] as const;
  expect(await keys(actorWith([...viewer, "EDIT_API_TOKENS"]))).toEqual(["viewer"]);
});

test("apiTokens pages, newest first, revoked ones among them", async () => {
  const workspace = await createTestWorkspace();
  const ids = [];
  for (let i = 0; i < 3; i++) ids.push((await createTestToken(workspace)).tokenId);
  await mutate(workspace.actor, "revokeApiToken", { tokenId: ids[0] });
  type Page = {
    nodes: { id: string; status: string }[];
    totalCount: number;
    pageInfo: { endCursor: string };
  };
  const document =
    "query($after: String) { apiTokens(first: 2, after: $after) { nodes { id status } totalCount pageInfo { endCursor } } }";
  const first = await ask<Page>(workspace.actor, document, {});
  expect(first.nodes.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  expect(first.totalCount).toBe(3);
  const second = await ask<Page>(workspace.actor, document, { after: first.pageInfo.endCursor });
  expect(second.nodes).toEqual([{ id: ids[0], status: "REVOKED" }]);
});
