import { createHash } from "node:crypto";
import type { Actor } from "#core/permissions/actor.ts";
import type { TestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import { openSecrets } from "./open-secrets.ts";

/** For tests only: what a test needs to look behind the use cases of this room. */

/** Any origin; secrets without destinations may go there. */
export const ORIGIN = "https://api.example.com";

/** The plaintext, as the sender would get it. */
export async function openedValue(actor: Actor, tag: string, origin = ORIGIN): Promise<string> {
  const { workspaceId } = actor;
  const opened = (await openSecrets({ workspaceId, origin, tags: [tag] })).get(tag);
  return opened?.value.expose().toString("utf8") ?? "";
}

/** Actions and labels of the workspace's audit events, oldest first. */
export function auditEvents(database: TestDatabase, { workspaceId }: Actor) {
  return database.ownerQuery<{ action: string; target_label: string; actor_id: string; changes: unknown[] }>(
    "select action, target_label, actor_id, changes from audit_events where workspace_id = $1 order by occurred_at, id",
    [workspaceId],
  );
}

/** Every row of every table, as text. */
export async function wholeDatabase(database: TestDatabase): Promise<string> {
  const tables = await database.ownerQuery<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  );
  const dumps = await Promise.all(
    tables.map(({ name }) => database.ownerQuery<{ row: string }>(`select t::text as row from "${name}" t`)),
  );
  return dumps.flatMap((rows) => rows.map(({ row }) => row)).join("\n");
}

/** Forms in which a value, or something computed from it without a key, could lie in a database (L-10, L-11). */
export function tracesOf(value: string): string[] {
  const bytes = Buffer.from(value);
  const digests = ["md5", "sha1", "sha256", "sha512"].map((name) => createHash(name).update(bytes).digest());
  return [bytes, ...digests].flatMap((form) => [
    form.toString("latin1"),
    form.toString("hex"),
    form.toString("base64").replace(/=+$/, ""),
    form.toString("base64url"),
  ]);
}

/** A proxy with one prefix and one header rule for each of `tags`; answers its id. */
export async function addProxy(
  database: TestDatabase,
  { workspaceId, id: by }: Actor,
  proxy: { tag: string; isEnabled?: boolean; tags: string[] },
): Promise<string> {
  const id = newId("prx");
  const prefixId = newId("pfx");
  await database.ownerQuery(
    `insert into proxies (workspace_id, id, tag, name, is_enabled, unmatched, allowed_origins, created_at, created_by, updated_at, updated_by)
     values ($1, $2, $3, $3, $4, 'REFUSE', '{}', now(), $5, now(), $5)`,
    [workspaceId, id, proxy.tag, proxy.isEnabled ?? true, by],
  );
  await database.ownerQuery(
    "insert into proxy_url_prefixes (workspace_id, id, proxy_id, position, prefix) values ($1, $2, $3, 0, $4)",
    [workspaceId, prefixId, id, `${ORIGIN}/`],
  );
  for (const [position, tag] of proxy.tags.entries()) {
    await database.ownerQuery(
      `insert into proxy_header_rules (workspace_id, id, prefix_id, position, name, template, allow_override, secret_tags)
       values ($1, $2, $3, $4, $5, $6, false, $7)`,
      [workspaceId, newId("hdr"), prefixId, position, `X-${position}`, `{{ secrets.${tag} }}`, [tag]],
    );
  }
  return id;
}
