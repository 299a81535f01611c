import { describe, expect, test } from "vitest";
import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { ALL_PERMISSIONS, type Permission } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate, mutation } from "./testing.ts";

/** The four things that can be frozen, as the admin's pages see them. */
const database = useTestDatabase();

async function house() {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { actor } = workspace;
  const { tokenId } = await createTestToken(workspace);
  await mutate(actor, "createSecret", { tag: "x", value: "a value" });
  const headerRules = [{ name: "X-Key", value: "{{ secrets.x }}" }];
  const urlPrefixes = [{ prefix: "https://api.example.com/", headerRules }];
  await mutate(actor, "createPluginProxy", { tag: "p", urlPrefixes });
  return { ...workspace, tokenId };
}
type House = Awaited<ReturnType<typeof house>>;

/** How each of them is named in an input, what a payload shows of it, and who may. */
type Kind = {
  noun: string;
  permission: Permission;
  select: (house: House) => Record<string, unknown>;
  selection: string;
  shown: object;
  back: object;
  /** As audit actions and `field` of NOT_FOUND call it; null for what is always there. */
  audited: string;
  field: string | null;
};

const FROZEN = "frozenAt frozenBy { displayName }";
const YES = { frozenAt: expect.any(String), frozenBy: { displayName: "Test person" } };
const NO = { frozenAt: null, frozenBy: null };
const MAY = { viewerCan: { freeze: { allowed: true } } };
const CAN = "viewerCan { freeze { allowed } }";

const SECRET: Kind = {
  noun: "Secret",
  permission: "CREATE_SECRETS",
  select: () => ({ secret: { tag: "x" } }),
  selection: `secret { status ${FROZEN} ${CAN} }`,
  shown: { secret: { status: "FROZEN", ...YES, ...MAY } },
  back: { secret: { status: "ACTIVE", ...NO, ...MAY } },
  audited: "secret",
  field: "secret",
};
const PROXY: Kind = {
  noun: "PluginProxy",
  permission: "EDIT_PLUGIN_PROXIES",
  select: () => ({ proxy: { tag: "p" } }),
  selection: `proxy { isEnabled ${FROZEN} ${CAN} }`,
  shown: { proxy: { isEnabled: true, ...YES, ...MAY } },
  back: { proxy: { isEnabled: true, ...NO, ...MAY } },
  audited: "plugin_proxy",
  field: "proxy",
};
const TOKEN: Kind = {
  noun: "ApiToken",
  permission: "EDIT_API_TOKENS",
  select: ({ tokenId }) => ({ tokenId }),
  selection: `apiToken { status ${FROZEN} ${CAN} }`,
  shown: { apiToken: { status: "FROZEN", ...YES, ...MAY } },
  back: { apiToken: { status: "ACTIVE", ...NO, ...MAY } },
  audited: "api_token",
  field: "tokenId",
};
const WORKSPACE: Kind = {
  noun: "Workspace",
  permission: "EDIT_SETTINGS",
  select: () => ({}),
  selection: "workspace { frozenAt }",
  shown: { workspace: { frozenAt: expect.any(String) } },
  back: { workspace: { frozenAt: null } },
  audited: "workspace",
  field: null,
};

/** Actions of freezing in the workspace, oldest first. */
async function freezings({ workspaceId }: Actor): Promise<unknown[]> {
  const rows = await database.ownerQuery<{ event: string }>(
    `select action || ' ' || changes::text as event from audit_events
     where workspace_id = $1 and action ~ 'frozen$' order by occurred_at, id`,
    [workspaceId],
  );
  return rows.map(({ event }) => event);
}

const REASON = '[{"after": "a reason", "field": "reason"}]';

async function worksAndRecords(verb: "freeze" | "unfreeze", kind: Kind): Promise<void> {
  const of = await house();
  const input = { ...kind.select(of), reason: "a reason" };
  const frozen = await mutate(of.actor, `freeze${kind.noun}`, input, kind.selection);
  expect(frozen).toEqual({ ...kind.shown, userErrors: [] });
  expect(await freezings(of.actor)).toEqual([`${kind.audited}.frozen ${REASON}`]);
  if (verb === "freeze") return;
  const back = await mutate(of.actor, `unfreeze${kind.noun}`, input, kind.selection);
  expect(back).toEqual({ ...kind.back, userErrors: [] });
  expect(await freezings(of.actor)).toEqual([
    `${kind.audited}.frozen ${REASON}`,
    `${kind.audited}.unfrozen ${REASON}`,
  ]);
}

async function refusesBadInput(verb: string, kind: Kind): Promise<void> {
  const of = await house();
  const name = `${verb}${kind.noun}`;
  const refused = await mutate(of.actor, name, { ...kind.select(of), reason: "x".repeat(201) });
  expect(refused.userErrors).toMatchObject([{ code: "TOO_LONG", field: ["input", "reason"] }]);
  expect(await freezings(of.actor)).toEqual([]);
}

async function refusesWithoutPermission(verb: string, kind: Kind): Promise<void> {
  const of = await house();
  const others = of.actorWith(ALL_PERMISSIONS.filter((each) => each !== kind.permission));
  const input = kind.select(of);
  const { data, errors } = await answerTo(others, mutation(`${verb}${kind.noun}`), { input });
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: kind.permission } }]);
  expect(data).toBeNull();
  expect(await freezings(of.actor)).toEqual([]);
}

async function doesNotSee(verb: string, kind: Kind): Promise<void> {
  const theirs = await house();
  const { actor } = await createTestWorkspace({ role: "admin" });
  const name = `${verb}${kind.noun}`;
  const { userErrors } = await mutate(actor, name, kind.select(theirs));
  if (kind.field === null) expect(userErrors).toEqual([]);
  else expect(userErrors).toMatchObject([{ code: "NOT_FOUND", field: ["input", kind.field] }]);
  expect(await freezings(theirs.actor)).toEqual([]);
}

describe("B-9 freezing", () => {
  test("freezeSecret works and records", () => worksAndRecords("freeze", SECRET));
  test("freezeSecret refuses bad input", () => refusesBadInput("freeze", SECRET));
  test("freezeSecret refuses without permission", () => refusesWithoutPermission("freeze", SECRET));
  test("freezeSecret does not see another workspace", () => doesNotSee("freeze", SECRET));
  test("freezePluginProxy works and records", () => worksAndRecords("freeze", PROXY));
  test("freezePluginProxy refuses bad input", () => refusesBadInput("freeze", PROXY));
  test("freezePluginProxy refuses without permission", () => refusesWithoutPermission("freeze", PROXY));
  test("freezePluginProxy does not see another workspace", () => doesNotSee("freeze", PROXY));
  test("freezeApiToken works and records", () => worksAndRecords("freeze", TOKEN));
  test("freezeApiToken refuses bad input", () => refusesBadInput("freeze", TOKEN));
  test("freezeApiToken refuses without permission", () => refusesWithoutPermission("freeze", TOKEN));
  test("freezeApiToken does not see another workspace", () => doesNotSee("freeze", TOKEN));
  test("freezeWorkspace works and records", () => worksAndRecords("freeze", WORKSPACE));
  test("freezeWorkspace refuses bad input", () => refusesBadInput("freeze", WORKSPACE));
  test("freezeWorkspace refuses without permission", () => refusesWithoutPermission("freeze", WORKSPACE));
  test("freezeWorkspace does not see another workspace", () => doesNotSee("freeze", WORKSPACE));
});

describe("B-9 unfreezing", () => {
  test("unfreezeSecret works and records", () => worksAndRecords("unfreeze", SECRET));
  test("unfreezeSecret refuses bad input", () => refusesBadInput("unfreeze", SECRET));
  test("unfreezeSecret refuses without permission", () => refusesWithoutPermission("unfreeze", SECRET));
  test("unfreezeSecret does not see another workspace", () => doesNotSee("unfreeze", SECRET));
  test("unfreezePluginProxy works and records", () => worksAndRecords("unfreeze", PROXY));
  test("unfreezePluginProxy refuses bad input", () => refusesBadInput("unfreeze", PROXY));
  test("unfreezePluginProxy refuses without permission", () => refusesWithoutPermission("unfreeze", PROXY));
  test("unfreezePluginProxy does not see another workspace", () => doesNotSee("unfreeze", PROXY));
  test("unfreezeApiToken works and records", () => worksAndRecords("unfreeze", TOKEN));
  test("unfreezeApiToken refuses bad input", () => refusesBadInput("unfreeze", TOKEN));
  test("unfreezeApiToken refuses without permission", () => refusesWithoutPermission("unfreeze", TOKEN));
  test("unfreezeApiToken does not see another workspace", () => doesNotSee("unfreeze", TOKEN));
  test("unfreezeWorkspace works and records", () => worksAndRecords("unfreeze", WORKSPACE));
  test("unfreezeWorkspace refuses bad input", () => refusesBadInput("unfreeze", WORKSPACE));
  test("unfreezeWorkspace refuses without permission", () => refusesWithoutPermission("unfreeze", WORKSPACE));
  test("unfreezeWorkspace does not see another workspace", () => doesNotSee("unfreeze", WORKSPACE));
});

test("B-9 a frozen secret shows in every reference to it", async () => {
  const { actor } = await house();
  const states = '{ pluginProxy(by: { tag: "p" }) { references { state } } }';
  expect(await ask(actor, states)).toEqual({ references: [{ state: "OK" }] });
  await mutate(actor, "freezeSecret", { secret: { tag: "x" } });
  expect(await ask(actor, states)).toEqual({ references: [{ state: "FROZEN" }] });
});

test("B-9 every member sees that the workspace is frozen, and GraphQL goes on, so that it can be repaired", async () => {
  const { actor, actorWith } = await house();
  await mutate(actor, "freezeWorkspace", {});
  const viewer = `{ viewer {
    workspace { frozenAt } workspaceFrozenBy { displayName }
    viewerCan { freezeWorkspace { allowed missingPermission } }
  } }`;
  expect(await ask(actorWith([]), viewer)).toEqual({
    workspace: { frozenAt: expect.any(String) },
    workspaceFrozenBy: { displayName: "Test person" },
    viewerCan: { freezeWorkspace: { allowed: false, missingPermission: "EDIT_SETTINGS" } },
  });
  const repaired = await mutate(actor, "replaceSecretValue", { secret: { tag: "x" }, value: "new value" });
  expect(repaired.userErrors).toEqual([]);
});
