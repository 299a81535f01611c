import { expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { findSecret } from "#core/secrets/find-secret.ts";
import { findProxyForRequest } from "#db/queries/proxies.ts";
import { useTestDatabase } from "#db/testing.ts";
import { inWorkspace } from "#db/transaction.ts";
import { createPluginProxy } from "./create-plugin-proxy.ts";
import { type DeletePluginProxyInput, deletePluginProxy } from "./delete-plugin-proxy.ts";
import { findPluginProxy } from "./find-plugin-proxy.ts";
import { proxyEvents, proxyRows, STRIPE, workspaceWithProxy } from "./testing.ts";

const database = useTestDatabase();
const IT = { proxy: { tag: "stripe" } };

test("a deleted proxy is gone with its prefixes and rules, and what it was is recorded", async () => {
  const { actor, proxy, workspaceId } = await workspaceWithProxy();
  expect(await deletePluginProxy(actor, { ...IT, expectedRevision: 1 })).toBe(proxy.id);
  expect(await findPluginProxy(actor, { id: proxy.id })).toBeNull();
  expect(await inWorkspace(workspaceId, (tx) => findProxyForRequest(tx, workspaceId, "stripe"))).toBeNull();
  expect(await proxyRows(database, actor)).toEqual([0, 0, 0]);
  expect((await proxyEvents(database, actor)).at(-1)).toMatchObject({
    action: "plugin_proxy.deleted",
    target_id: proxy.id,
    target_label: "stripe",
    changes: [
      { field: "name", before: "Stripe" },
      { field: "isEnabled", before: true },
      { field: "unmatched", before: "REFUSE" },
      { field: "allowedOrigins", before: [] },
      {
        field: "urlPrefixes",
        before: expect.arrayContaining(["https://api.stripe.com/v1/ › Authorization: secrets.stripe_only"]),
      },
    ],
  });
});

test("the secrets that a deleted proxy named stay, and its tag is free", async () => {
  const { actor, proxy } = await workspaceWithProxy();
  expect((await findSecret(actor, { tag: "any_where" }))?.usageCount).toBe(1);
  await deletePluginProxy(actor, { proxy: { id: proxy.id } });
  expect((await findSecret(actor, { tag: "any_where" }))?.usageCount).toBe(0);
  expect((await createPluginProxy(actor, STRIPE)).id).not.toBe(proxy.id);
});

test("X-5 a stale revision is refused", async () => {
  const { actor, proxy } = await workspaceWithProxy();
  await expect(deletePluginProxy(actor, { ...IT, expectedRevision: 7 })).rejects.toMatchObject({
    code: "VERSION_CONFLICT",
    field: ["input", "expectedRevision"],
    details: { currentRevision: 1 },
  });
  expect(await findPluginProxy(actor, { tag: "stripe" })).toEqual(proxy);
});

test("U-1 without the right it is FORBIDDEN", async () => {
  const { actor, actorWith, proxy } = await workspaceWithProxy();
  const others = [...actor.permissions].filter((permission) => permission !== "EDIT_PLUGIN_PROXIES");
  await expect(deletePluginProxy(actorWith(others), IT)).rejects.toMatchObject({
    code: "FORBIDDEN",
    requiredPermission: "EDIT_PLUGIN_PROXIES",
  });
  expect(await findPluginProxy(actor, { tag: "stripe" })).toEqual(proxy);
});

test("X-1 Q-2 another workspace's proxy is as one that never was, and so is what is no selector", async () => {
  const { actor, proxy } = await workspaceWithProxy();
  const other = await createTestWorkspace({ role: "admin" });
  for (const selector of [{ id: proxy.id }, { tag: "stripe" }, { tag: "never" }]) {
    await expect(deletePluginProxy(other.actor, { proxy: selector })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
  for (const selector of [{ id: { $ne: null } }, {}, null, { tag: "stripe\0" }]) {
    const input = { proxy: selector } as unknown as DeletePluginProxyInput;
    await expect(deletePluginProxy(actor, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect(await findPluginProxy(actor, { tag: "stripe" })).toEqual(proxy);
});

test("L-16 when the audit event cannot be written, the proxy stays", async () => {
  const { actor, proxy } = await workspaceWithProxy();
  await database.ownerQuery("revoke insert on audit_events from keyhole_app");
  try {
    await expect(deletePluginProxy(actor, IT)).rejects.toThrow();
  } finally {
    await database.ownerQuery("grant insert on audit_events to keyhole_app");
  }
  expect(await findPluginProxy(actor, { tag: "stripe" })).toEqual(proxy);
});
