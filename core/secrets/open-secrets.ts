import { openValue } from "#core/crypto/envelope.ts";
import type { SecretBytes } from "#core/crypto/secret-bytes.ts";
import { type WorkspaceKey, workspaceKey } from "#core/crypto/workspace-keys.ts";
import { UserError } from "#core/errors.ts";
import { findSealedByTags, type SealedByTag } from "#db/queries/secret-versions.ts";
import { inWorkspace } from "#db/transaction.ts";
import { checkMayGo } from "./destinations.ts";
import { checkNotFrozen } from "./frozen.ts";
import { isTag } from "./tag.ts";

/**
 * THE DOOR. The only file that turns stored secrets into plaintext, and only for one origin that each of them allows.
 * An import law lets nothing but core/egress/send-with-secrets.ts in: whatever uses a secret sends through there, so
 * a rule enforced here is enforced for proxies, workflows and tests alike. It refuses to open "to look".
 */
export type OpenedSecret = {
  readonly tag: string;
  readonly secretId: string;
  readonly version: number;
  /** Where this version may go, as it was sealed with. */
  readonly destinations: readonly string[];
  /** Prints as "[secret]". The caller zeroes it when the bytes are sent. */
  readonly value: SecretBytes;
};

/**
 * Opens the current values of `tags` for a request to `origin`. First every tag is found, none of them frozen, then
 * every destination is checked, then all are opened: a refusal opens nothing.
 * @param args.origin as `URL.origin` of the address that is then connected to.
 * @returns by tag, one for each of `tags`.
 * @throws {UserError} SECRET_MISSING, SECRET_FROZEN or SECRET_HOST_NOT_ALLOWED, naming the tag; WORKSPACE_FROZEN.
 * @throws {UnavailableError} TAMPERED when a sealed value does not open: it, its row or its destinations were altered.
 */
export async function openSecrets(args: {
  workspaceId: string;
  origin: string;
  tags: readonly string[];
}): Promise<Map<string, OpenedSecret>> {
  const { workspaceId, origin, tags } = args;
  if (tags.length === 0) return new Map();
  const { rows, keys } = await inWorkspace(workspaceId, async (tx) => {
    // What is no tag names nothing; PostgreSQL would not even take some of it (NUL).
    const rows = await findSealedByTags(tx, workspaceId, tags.filter(isTag));
    checkAll(tags, new Map(rows.map((row) => [row.tag, row])), origin);
    const keys = new Map<string, WorkspaceKey>();
    for (const { keyId } of rows) {
      if (!keys.has(keyId)) keys.set(keyId, await workspaceKey(tx, workspaceId, keyId));
    }
    return { rows, keys };
  });
  return openAll(workspaceId, rows, keys);
}

function checkAll(tags: readonly string[], found: ReadonlyMap<string, SealedByTag>, origin: string): void {
  const missing = tags.find((tag) => !found.has(tag));
  if (missing !== undefined) {
    throw new UserError("SECRET_MISSING", `There is no secret "${missing}".`, null, {
      details: { tag: missing },
    });
  }
  for (const secret of found.values()) checkNotFrozen(secret);
  for (const secret of found.values()) checkMayGo(secret, origin);
}

function openAll(
  workspaceId: string,
  rows: readonly SealedByTag[],
  keys: ReadonlyMap<string, WorkspaceKey>,
): Map<string, OpenedSecret> {
  const opened = new Map<string, OpenedSecret>();
  try {
    for (const { tag, secretId, version, keyId, destinations, sealedValue } of rows) {
      const key = keys.get(keyId);
      if (!key) throw new Error("unreachable: a version without its key");
      const value = openValue(
        key,
        "secret-value",
        { workspaceId, secretId, version, destinations },
        sealedValue,
      );
      opened.set(tag, { tag, secretId, version, destinations, value });
    }
    return opened;
  } catch (error) {
    for (const { value } of opened.values()) value.zero();
    throw error;
  }
}
