import { UserError } from "#core/errors.ts";

/**
 * Refuses what is frozen, before anything is opened (decision 030).
 * @throws {UserError} WORKSPACE_FROZEN, SECRET_FROZEN.
 */
export function checkNotFrozen(secret: {
  tag: string;
  frozenAt: Date | null;
  workspaceFrozenAt: Date | null;
}): void {
  if (secret.workspaceFrozenAt !== null) throw workspaceFrozen();
  if (secret.frozenAt === null) return;
  throw new UserError(
    "SECRET_FROZEN",
    `The secret "${secret.tag}" is frozen. Ask somebody who may edit secrets to unfreeze it.`,
    null,
    { details: { tag: secret.tag } },
  );
}

export function workspaceFrozen(): UserError {
  return new UserError(
    "WORKSPACE_FROZEN",
    "This workspace is frozen, so nothing is sent. Ask somebody who may edit its settings to unfreeze it.",
  );
}
