import { AccessError } from "#core/errors.ts";
import type { Actor } from "./actor.ts";
import { PERMISSIONS, type Permission } from "./permissions.ts";

/**
 * The first statement of every use case, before any input is looked at, so that a refusal tells nothing else.
 * @throws {AccessError} FORBIDDEN, naming the permission.
 */
export function authorize(actor: Actor, permission: Permission): void {
  if (actor.permissions.has(permission)) return;
  throw new AccessError(
    "FORBIDDEN",
    `You need the "${PERMISSIONS[permission].label}" permission.`,
    permission,
  );
}

/** The same question without the throw: for `viewerCan`. Never use it to guard an act. */
export function capability(actor: Actor, permission: Permission) {
  const allowed = actor.permissions.has(permission);
  return {
    allowed,
    reason: allowed ? null : `You need the "${PERMISSIONS[permission].label}" permission.`,
    missingPermission: allowed ? null : permission,
  };
}
