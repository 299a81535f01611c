import { recordAudit } from "#core/audit/record.ts";
import { UserError, UserErrors } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { isPermission, PERMISSIONS, type Permission } from "#core/permissions/permissions.ts";
import type { RoleRow } from "#db/entities/role.ts";
import { findApiToken, insertApiToken } from "#db/queries/api-tokens.ts";
import { findRoles } from "#db/queries/roles.ts";
import { inWorkspace, type Tx } from "#db/transaction.ts";
import { now } from "#platform/clock.ts";
import { isId, newId } from "#platform/ids.ts";
import { type ApiToken, toApiTokens } from "./api-token.ts";
import { newApiToken } from "./api-token-text.ts";
import { checkDescription, checkName } from "./text-input.ts";

export type CreateApiTokenInput = {
  /** 1 to 80 characters. */
  name: string;
  /** Up to 500 characters. */
  description?: string | null;
  roleIds: readonly string[];
  /** Null or left out: never. */
  expiresAt?: Date | null;
};

/** `khl_` and the first four of the id: enough to tell it is ours, and part of no secret. */
const PREFIX_LENGTH = 8;
/** Far more than there are roles; keeps the query's parameter list sane. */
const MOST_ROLES = 100;

/**
 * Makes a service token with roles of the actor's workspace. Its text is in the answer and nowhere else: what is
 * stored is a SHA-256 of its random part. Audit action api_token.created.
 * @throws {AccessError} without `EDIT_API_TOKENS`. @throws {UserError} REQUIRED, TOO_LONG, EXPIRES_IN_PAST, NOT_FOUND
 *   (a role that this workspace does not have), PRIVILEGE_ESCALATION (a role that allows what the actor may not).
 */
export async function createApiToken(
  actor: Actor,
  input: CreateApiTokenInput,
): Promise<{ apiToken: ApiToken; plaintext: string }> {
  authorize(actor, "EDIT_API_TOKENS");
  const { name, description, roleIds, expiresAt } = checkInput(input);
  const { workspaceId } = actor;
  const id = newId("tok");
  const { text, digest } = newApiToken(id);
  return inWorkspace(workspaceId, async (tx) => {
    const roles = await grantableRoles(tx, actor, roleIds);
    await insertApiToken(
      tx,
      {
        workspaceId,
        id,
        name,
        description,
        kind: "SERVICE",
        digest,
        prefix: text.slice(0, PREFIX_LENGTH),
        last4: text.slice(-4),
        expiresAt,
        createdAt: now(),
        createdBy: actor.id,
      },
      roles.map((role) => role.id),
    );
    await recordAudit(tx, actor, "api_token.created", { type: "api_token", id, label: name }, [
      { field: "roles", after: roles.map((role) => role.key) },
      { field: "expiresAt", after: expiresAt },
    ]);
    const row = await findApiToken(tx, workspaceId, id);
    const [apiToken] = row ? await toApiTokens(tx, workspaceId, [row]) : [];
    if (!apiToken) throw new Error("unreachable: the token just made is not there");
    return { apiToken, plaintext: text };
  });
}

function checkInput(input: CreateApiTokenInput) {
  const errors: UserError[] = [];
  const name = checkName(input.name, ["input", "name"], 80, errors);
  const description = checkDescription(input.description, ["input", "description"], 500, errors);
  const roleIds = [...new Set(input.roleIds)];
  const rolesField = ["input", "roleIds"];
  if (roleIds.length === 0) errors.push(new UserError("REQUIRED", "Choose at least one role.", rolesField));
  if (roleIds.length > MOST_ROLES) {
    errors.push(new UserError("TOO_LONG", `Choose at most ${MOST_ROLES} roles.`, rolesField));
  }
  const expiresAt = input.expiresAt ?? null;
  if (expiresAt !== null && !(expiresAt > now())) {
    errors.push(new UserError("EXPIRES_IN_PAST", "Choose a time in the future.", ["input", "expiresAt"]));
  }
  if (errors.length > 0) throw new UserErrors(errors);
  return { name, description, roleIds, expiresAt };
}

/** The rows of `roleIds`, all of this workspace and none of them allowing what the actor may not (security.md U-2). */
async function grantableRoles(tx: Tx, actor: Actor, roleIds: readonly string[]): Promise<RoleRow[]> {
  const field = ["input", "roleIds"];
  const roles = await findRoles(
    tx,
    actor.workspaceId,
    roleIds.filter((id) => isId("rol", id)),
  );
  if (roles.length !== roleIds.length) {
    throw new UserError("NOT_FOUND", "This workspace has no such role.", field);
  }
  const missing = excess(actor, roles);
  if (missing.length === 0) return roles;
  const labels = missing.map((permission) => `"${PERMISSIONS[permission].label}"`).join(", ");
  throw new UserError(
    "PRIVILEGE_ESCALATION",
    `You can't grant what you may not do yourself: ${labels}.`,
    field,
  );
}

/** What `roles` allow together and the actor may not. */
export function excess(actor: Actor, roles: readonly Pick<RoleRow, "permissions">[]): Permission[] {
  const wanted = new Set(roles.flatMap(({ permissions }) => permissions).filter(isPermission));
  return [...wanted].filter((permission) => !actor.permissions.has(permission));
}
