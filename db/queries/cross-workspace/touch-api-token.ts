import { acrossWorkspaces } from "#db/across-workspaces.ts";

/** Notes a use, unless one after `unlessAfter` is noted already: of many at once, one writes. */
export async function touchApiToken(use: {
  id: string;
  usedAt: Date;
  ip: string | null;
  unlessAfter: Date;
}): Promise<void> {
  await acrossWorkspaces((tx) =>
    tx.query(
      `update api_tokens set last_used_at = $2, last_used_ip = $3
       where id = $1 and (last_used_at is null or last_used_at < $4)`,
      [use.id, use.usedAt, use.ip, use.unlessAfter],
    ),
  );
}
