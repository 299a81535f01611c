import { ChangeCache } from "#core/changes/change-cache.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { toPermissions } from "#core/permissions/permissions.ts";
import { type ApiTokenGrant, findApiToken } from "#db/queries/cross-workspace/find-api-token.ts";
import { processState } from "#platform/process-state.ts";

/** A token that was neither revoked nor frozen when it was read. Whether it is the right one, and still good, is asked each time. */
export type WorkingToken = {
  /** SHA-256 of its random part. */
  readonly digest: Buffer;
  /** Infinity for one that does not expire. */
  readonly expiresAtMs: number;
  /** Everything of its actor but where a request came from. */
  readonly actor: Omit<Actor, "origin">;
  /** As far as this process knows. */
  lastUsedAtMs: number;
};

/** About 1 KB each, mostly permissions and texts: 10 MB. */
const MAX_TOKENS = 10_000;

/** A token's workspace is not known before it is found, so all stand in one place. */
const PLACE = "";

function cache(): ChangeCache<WorkingToken> {
  return processState(
    "tokenCache",
    () => new ChangeCache<WorkingToken>({ kinds: ["token", "access", "workspace"], maxWeight: MAX_TOKENS }),
  );
}

/**
 * The token with this id (`tok_…`), or null when there is none that works. Kept by id: its text is nowhere in memory. Not
 * a promise when it is kept.
 */
export function findWorkingToken(id: string): WorkingToken | Promise<WorkingToken | null> {
  return cache().get(PLACE, id) ?? readToken(id);
}

function readToken(id: string): Promise<WorkingToken | null> {
  return cache().read<WorkingToken | null>(
    { name: id, workspaceId: null },
    () => cache().get(PLACE, id),
    async (keep) => {
      const grant = await findApiToken(id);
      if (grant === null || grant.revokedAt !== null || grant.frozenAt !== null) return null;
      const token = toWorkingToken(grant);
      keep({ place: PLACE, key: id }, { workspaceId: grant.workspaceId, id, weight: 1, value: token });
      return token;
    },
  );
}

function toWorkingToken(grant: ApiTokenGrant): WorkingToken {
  const { id, name, digest, expiresAt, lastUsedAt, workspaceId, workspaceSlug } = grant;
  return {
    digest,
    expiresAtMs: expiresAt?.getTime() ?? Number.POSITIVE_INFINITY,
    lastUsedAtMs: lastUsedAt?.getTime() ?? Number.NEGATIVE_INFINITY,
    actor: {
      kind: "token",
      id,
      displayName: name,
      workspaceId,
      workspaceSlug,
      permissions: toPermissions(grant.permissions),
      isInstanceAdmin: false,
    },
  };
}
