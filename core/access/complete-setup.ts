import { UserError, UserErrors } from "#core/errors.ts";
import type { Origin } from "#core/permissions/actor.ts";
import { isSetUp } from "#db/queries/cross-workspace/set-up.ts";
import type { WorkspaceName } from "#db/queries/workspaces.ts";
import { createFirstWorkspace, type FirstAdmin, type NewWorkspace } from "./create-first-workspace.ts";
import { isEmail } from "./email.ts";
import { addressName, beginTry } from "./lock-out.ts";
import { PASSWORD_LENGTH } from "./passwords.ts";
import { isSetupCode } from "./setup-code.ts";
import { checkName, oneLine } from "./text-input.ts";
import { isWorkspaceSlug, toWorkspaceSlug } from "./workspace-slug.ts";

export type CompleteSetupInput = {
  setupCode: string;
  /** A name to show, 1 to 80 characters. */
  workspaceName: string;
  /** 1 to 40 of [a-z0-9-]; made from the name when left out. */
  workspaceSlug?: string | null;
  email: string;
  /** The part of the address before @ when left out. */
  displayName?: string | null;
  /** 12 to 1,024 characters. */
  password: string;
};

/** Open until the first workspace and admin exist, then closed for good. */
export async function setupStatus(): Promise<{ isOpen: boolean }> {
  return { isOpen: !(await isSetUp()) };
}

/**
 * Creates the first workspace and its admin for whoever has the code that the server prints. The only thing that
 * somebody who is not signed in can change, and it works once per instance. Audit action workspace.created.
 * @throws {UserError} SETUP_DONE, RATE_LIMITED, INVALID_SETUP_CODE; with the right code also REQUIRED, TOO_LONG,
 *   INVALID_SLUG, INVALID_EMAIL, PASSWORD_TOO_SHORT, all that apply at once.
 */
export async function completeSetup(origin: Origin, input: CompleteSetupInput): Promise<WorkspaceName> {
  if (await isSetUp()) throw setupDone();
  const attempt = await beginTry([{ kind: "setup", name: origin.ip === null ? "" : addressName(origin.ip) }]);
  if (!(await isSetupCode(input.setupCode))) {
    throw new UserError("INVALID_SETUP_CODE", "That code is not right. Look at the output of npm start.", [
      "input",
      "setupCode",
    ]);
  }
  await attempt.succeeded();
  const { workspace, admin } = checkSetupInput(input);
  const created = await createFirstWorkspace(workspace, admin, { by: "admin", origin });
  if (created === null) throw setupDone();
  return created;
}

/** @throws {UserErrors} everything that is wrong with the input. The set-up code is not looked at. */
export function checkSetupInput(input: Omit<CompleteSetupInput, "setupCode">): {
  workspace: NewWorkspace;
  admin: FirstAdmin;
} {
  const errors: UserError[] = [];
  const name = checkName(input.workspaceName, ["input", "workspaceName"], 80, errors);
  const slug = input.workspaceSlug?.trim() || toWorkspaceSlug(name);
  if (name !== "" && !isWorkspaceSlug(slug)) {
    const message = "Use 1 to 40 of a-z, 0-9 and -, and none of the addresses that Keyhole itself has.";
    errors.push(new UserError("INVALID_SLUG", message, ["input", "workspaceSlug"]));
  }
  const email = input.email.trim();
  if (!isEmail(email)) {
    errors.push(new UserError("INVALID_EMAIL", "Enter an e-mail address.", ["input", "email"]));
  }
  const displayName = oneLine(input.displayName ?? "") || (email.split("@")[0] ?? "").slice(0, 80);
  if (Array.from(displayName).length > 80) {
    errors.push(new UserError("TOO_LONG", "Use at most 80 characters.", ["input", "displayName"]));
  }
  checkPassword(input.password, errors);
  if (errors.length > 0) throw new UserErrors(errors);
  return { workspace: { name, slug }, admin: { email, displayName, password: input.password } };
}

function checkPassword(password: string, errors: UserError[]): void {
  const length = Array.from(password).length;
  const field = ["input", "password"];
  if (length < PASSWORD_LENGTH.min) {
    errors.push(
      new UserError("PASSWORD_TOO_SHORT", `Use at least ${PASSWORD_LENGTH.min} characters.`, field),
    );
  } else if (password.length > PASSWORD_LENGTH.max) {
    errors.push(new UserError("TOO_LONG", `Use at most ${PASSWORD_LENGTH.max} characters.`, field));
  }
}

function setupDone(): UserError {
  return new UserError("SETUP_DONE", "Keyhole is already set up. Sign in instead.");
}
