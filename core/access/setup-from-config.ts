import { isSetUp } from "#db/queries/cross-workspace/set-up.ts";
import { config } from "#platform/config.ts";
import { newId } from "#platform/ids.ts";
import { logger } from "#platform/logger.ts";
import { checkSetupInput } from "./complete-setup.ts";
import { createFirstWorkspace } from "./create-first-workspace.ts";

/**
 * Sets an empty instance up from KEYHOLE_ADMIN_EMAIL and KEYHOLE_ADMIN_PASSWORD[_FILE], with a workspace "Default".
 * Does nothing when they are not set or anybody exists: it never resets a password. Answers true when it created.
 * @throws {UserErrors} when the e-mail or the password would be refused by /setup too; the start should stop.
 */
export async function setUpFromConfig(): Promise<boolean> {
  const { admin } = config();
  if (!admin || (await isSetUp())) return false;
  const checked = checkSetupInput({ workspaceName: "Default", workspaceSlug: "default", ...admin });
  const created = await createFirstWorkspace(checked.workspace, checked.admin, {
    by: "system",
    origin: { requestId: newId("req"), ip: null, userAgent: null },
  });
  if (created) logger().info({ workspace: created.slug }, "Set up from the configuration");
  return created !== null;
}
