import { type ActorRef, actorRefs } from "#core/audit/actor-refs.ts";
import { type ApiTokenFacts, rolesOfApiTokens } from "#db/queries/api-tokens.ts";
import type { Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { type Role, toRole } from "./role.ts";

export type ApiTokenStatus = "ACTIVE" | "EXPIRING" | "EXPIRED" | "FROZEN" | "REVOKED";

/** A token as it may be shown. Neither its text nor its digest. */
export type ApiToken = {
  id: string;
  displayName: string;
  name: string;
  description: string | null;
  kind: "SERVICE" | "PERSONAL";
  status: ApiTokenStatus;
  /** First characters of the text. */
  prefix: string;
  last4: string;
  roles: Role[];
  createdAt: Date;
  createdBy: ActorRef;
  expiresAt: Date | null;
  revokedAt: Date | null;
  frozenAt: Date | null;
  frozenBy: ActorRef | null;
  lastUsedAt: Date | null;
  lastUsedIp: string | null;
};

/** Long enough before the end to do something about it. */
const EXPIRING_MS = 14 * 24 * 3_600_000;

/** Rows of one page with their roles and makers, in the order given: four queries, however many rows. */
export async function toApiTokens(
  tx: Tx,
  workspaceId: string,
  rows: readonly ApiTokenFacts[],
): Promise<ApiToken[]> {
  const ids = rows.map(({ id }) => id);
  const roles = await rolesOfApiTokens(tx, workspaceId, ids);
  const makers = await actorRefs(
    tx,
    rows.flatMap(({ createdBy, frozenBy }) => [createdBy, frozenBy ?? createdBy]),
  );
  const instant = now();
  return rows.map((row) => {
    const createdBy = makers.get(row.createdBy);
    if (!createdBy) throw new Error("unreachable: an id without an actor");
    const { id, name, description, kind, prefix, last4, createdAt } = row;
    const { expiresAt, revokedAt, frozenAt, frozenBy, lastUsedAt, lastUsedIp } = row;
    return {
      id,
      displayName: name,
      name,
      description,
      kind,
      status: statusOf(row, instant),
      prefix,
      last4,
      roles: (roles.get(id) ?? []).map(toRole),
      createdAt,
      createdBy,
      expiresAt,
      revokedAt,
      frozenAt,
      frozenBy: frozenBy === null ? null : (makers.get(frozenBy) ?? null),
      lastUsedAt,
      lastUsedIp,
    };
  });
}

/** What ends for good goes before what can be lifted. */
export function statusOf(
  {
    revokedAt,
    frozenAt,
    expiresAt,
  }: { revokedAt: Date | null; frozenAt: Date | null; expiresAt: Date | null },
  instant: Date,
): ApiTokenStatus {
  if (revokedAt !== null) return "REVOKED";
  const leftMs = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - instant.getTime();
  if (leftMs <= 0) return "EXPIRED";
  if (frozenAt !== null) return "FROZEN";
  return leftMs < EXPIRING_MS ? "EXPIRING" : "ACTIVE";
}
