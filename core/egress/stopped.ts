import { AccessError, UnavailableError, UserError } from "#core/errors.ts";
import { workspaceFrozen } from "#core/secrets/frozen.ts";
import { findStopped, type Stopped } from "#db/queries/stopped.ts";
import { apartFromTransactions, inWorkspace } from "#db/transaction.ts";

/** What a request on its way uses. */
type User = {
  readonly workspaceId: string;
  readonly actorId: string;
  readonly proxyId: string;
  readonly secretIds: readonly string[];
};

/**
 * Asks the database which of these requests of one workspace may not go on, and answers them with the error that each is
 * to end with. One query, however many there are. @throws {DatabaseUnavailableError}
 */
export async function cutsOf<U extends User>(
  workspaceId: string,
  users: readonly U[],
): Promise<Map<U, Error>> {
  const tokenIds = new Set(users.map(({ actorId }) => actorId).filter((id) => id.startsWith("tok_")));
  const proxyIds = new Set(users.map(({ proxyId }) => proxyId));
  const secretIds = new Set(users.flatMap((user) => user.secretIds));
  const named = { tokenIds: [...tokenIds], proxyIds: [...proxyIds], secretIds: [...secretIds] };
  const stopped = await apartFromTransactions(() =>
    inWorkspace(workspaceId, (tx) => findStopped(tx, workspaceId, named)),
  );
  if (stopped.length === 0) return new Map();
  const errors = new Map(stopped.map((each) => [each.id, errorOf(each)]));
  return new Map(
    users.flatMap((user): [U, Error][] => {
      const ids = [workspaceId, user.actorId, user.proxyId, ...user.secretIds];
      const error = ids.map((id) => errors.get(id)).find((each) => each !== undefined);
      return error === undefined ? [] : [[user, error]];
    }),
  );
}

/** The same code as for a request that comes afterwards. */
function errorOf({ kind, why }: Stopped): Error {
  if (kind === "workspace") return workspaceFrozen();
  if (kind === "token") {
    return new AccessError("UNAUTHENTICATED", "This API token was frozen or revoked meanwhile.");
  }
  if (kind === "secret") {
    return why === "FROZEN"
      ? new UserError("SECRET_FROZEN", "A secret of this request was frozen meanwhile.")
      : new UserError("SECRET_MISSING", "A secret of this request was deleted meanwhile.");
  }
  if (why === "DELETED") return new UserError("PROXY_NOT_FOUND", "The proxy was deleted meanwhile.");
  if (why === "DISABLED") return new UserError("PROXY_DISABLED", "The proxy was switched off meanwhile.");
  return new UserError("PROXY_FROZEN", "The proxy was frozen meanwhile.");
}

/** Of a request that nobody could check for too long. */
export function unchecked(): Error {
  return new UnavailableError(
    "DATABASE_UNAVAILABLE",
    "Keyhole could not ask its database whether this request may go on. Try again in a moment.",
  );
}
