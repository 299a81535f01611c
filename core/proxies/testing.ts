import { createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { keepingSink } from "#core/egress/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import type { TestDatabase } from "#db/testing.ts";
import { type CreatePluginProxyInput, createPluginProxy } from "./create-plugin-proxy.ts";
import { type ForwardRequest, forward } from "./forward.ts";
import type { PluginProxy } from "./plugin-proxy.ts";

/** For tests only: a workspace with two secrets, a proxy that names them, and what lies behind it in the database. */

/** `any_where` may be sent anywhere, `stripe_only` to https://api.stripe.com alone. */
export async function workspaceWithSecrets(): Promise<TestWorkspace> {
  const workspace = await createTestWorkspace({ role: "admin" });
  await createSecret(workspace.actor, { tag: "any_where", value: "value of any_where" });
  const destinations = ["api.stripe.com"];
  await createSecret(workspace.actor, { tag: "stripe_only", value: "value of stripe_only", destinations });
  return workspace;
}

export const STRIPE: CreatePluginProxyInput = {
  name: "Stripe",
  urlPrefixes: [
    {
      prefix: "https://api.stripe.com/v1/",
      headerRules: [
        { name: "Authorization", value: "Bearer {{ secrets.stripe_only }}" },
        { name: "X-Trace", value: "{{ secrets.any_where }}-{{ secrets.stripe_only }}", allowOverride: true },
      ],
    },
    { prefix: "https://files.stripe.com", headerRules: [] },
  ],
};

export async function workspaceWithProxy(
  input: Partial<CreatePluginProxyInput> = {},
): Promise<TestWorkspace & { proxy: PluginProxy }> {
  const workspace = await workspaceWithSecrets();
  return { ...workspace, proxy: await createPluginProxy(workspace.actor, { ...STRIPE, ...input }) };
}

/** How many rows of each of the three tables the workspace has. */
export async function proxyRows(database: TestDatabase, { workspaceId }: Actor): Promise<number[]> {
  const tables = ["proxies", "proxy_url_prefixes", "proxy_header_rules"];
  const counts = await Promise.all(
    tables.map((table) =>
      database.ownerQuery<{ n: number }>(`select count(*)::int as n from ${table} where workspace_id = $1`, [
        workspaceId,
      ]),
    ),
  );
  return counts.map(([row]) => row?.n ?? 0);
}

/** Audit events about proxies, oldest first. */
export function proxyEvents(database: TestDatabase, { workspaceId }: Actor) {
  return database.ownerQuery<{ action: string; target_id: string; target_label: string; changes: unknown[] }>(
    `select action, target_id, target_label, actor_id, changes from audit_events
     where workspace_id = $1 and action like 'plugin_proxy.%' order by occurred_at, id`,
    [workspaceId],
  );
}

/** One request through a proxy, and what came back. */
export async function forwardAs(
  actor: Actor,
  tag: string,
  url: string,
  more: Partial<Pick<ForwardRequest, "method" | "headers" | "body">> = {},
) {
  const sink = keepingSink();
  const sent = await forward(actor, {
    method: "GET",
    requestTarget: `/proxy/${tag}/${url}`,
    headers: [],
    body: null,
    foreignOrigin: null,
    listenerPort: null,
    caller: { isGone: false, onGone: null },
    sink,
    onAllowedOrigin: () => undefined,
    ...more,
  });
  return { sent, status: sink.status, headers: sink.headers, body: sink.body() };
}
