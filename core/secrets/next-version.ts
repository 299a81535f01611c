import { announceChange } from "#core/changes/announce-change.ts";
import type { Actor } from "#core/permissions/actor.ts";
import {
  destroyOtherVersions,
  forgetVersions,
  insertSecretVersion,
  keepVersion,
  type SecretVersionRow,
} from "#db/queries/secret-versions.ts";
import { type SecretRow, updateSecretRow } from "#db/queries/secrets.ts";
import type { Tx } from "#db/transaction.ts";

/** How many versions of a secret can be seen, the present one included. An hourly rotation is seen for four days. */
export const VERSIONS_SHOWN = 100;

/**
 * Makes a sealed value the next version of a secret, which is the current one with the commit. The version before it is
 * kept until `keepUntil`; without that it is destroyed at once, like every older one (L-15). Of destroyed versions stays
 * who made them when, for the newest hundred.
 * @param row locked, as it was before.
 */
export async function storeNextVersion(
  tx: Tx,
  actor: Actor,
  row: SecretRow,
  sealed: Pick<SecretVersionRow, "version" | "keyId" | "destinations" | "sealedValue">,
  { at, keepUntil }: { at: Date; keepUntil: Date | null },
): Promise<void> {
  const { workspaceId, id: secretId } = row;
  const { version } = sealed;
  const secret = { workspaceId, secretId };
  await insertSecretVersion(tx, { ...secret, ...sealed, createdAt: at, createdBy: actor.id });
  if (keepUntil !== null) await keepVersion(tx, { ...secret, version: row.version }, keepUntil);
  await destroyOtherVersions(tx, secret, keepUntil === null ? [version] : [version, row.version], at);
  if (version > VERSIONS_SHOWN) await forgetVersions(tx, secret, version - VERSIONS_SHOWN);
  await updateSecretRow(tx, workspaceId, secretId, {
    version,
    revision: row.revision + 1,
    valueUpdatedAt: at,
    valueUpdatedBy: actor.id,
    updatedAt: at,
    updatedBy: actor.id,
  });
  await announceChange(tx, { workspaceId, kind: "secret", id: secretId });
}
