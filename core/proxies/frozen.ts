import { UserError } from "#core/errors.ts";
import { workspaceFrozen } from "#core/secrets/frozen.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";

/**
 * Refuses a request through a proxy that is frozen, or whose workspace is (decision 030).
 * @throws {UserError} WORKSPACE_FROZEN, PROXY_FROZEN.
 */
export function checkNotFrozen({ tag, frozenAt, workspaceFrozenAt }: ProxyForRequest): void {
  if (workspaceFrozenAt !== null) throw workspaceFrozen();
  if (frozenAt === null) return;
  throw new UserError(
    "PROXY_FROZEN",
    `The proxy "${tag}" is frozen. Ask somebody who may edit proxies to unfreeze it.`,
  );
}
