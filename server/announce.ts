import { config } from "#platform/config.ts";
import { logger } from "#platform/logger.ts";

/**
 * What a person at the terminal reads, as plain lines beside the log's JSON. The set-up code appears here only: logs
 * are collected and kept, and this one opens the instance to whoever reads it first.
 */
function say(...lines: string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

const RULE = "=".repeat(78);

/** Loudly and once: the file is written at the very first start only. */
export function announceKeyFile(path: string): void {
  say(
    "",
    RULE,
    "  A NEW KEY WAS MADE. BACK IT UP NOW, apart from the database:",
    "",
    `    ${path}`,
    "",
    "  Without this file no secret can ever be used again, and there is no way back.",
    "  Whoever has both the file and the database can use every secret.",
    RULE,
    "",
  );
}

/** @param code null once set-up is done, or where this process serves no pages. */
export function announceReady(code: string | null): void {
  const { publicUrl } = config();
  say(`Keyhole is ready: ${publicUrl}`);
  if (code !== null) say(`Set-up code: ${code} (opens ${publicUrl}/setup once, to create the first admin)`);
}

export function announceIdleRole(): void {
  say(
    "KEYHOLE_ROLES is only worker, and there is no workflow engine yet: this process answers health checks only.",
  );
}

export function announceWaiting(): void {
  say(
    "KEYHOLE_MIGRATE is off and the database's schema is older than this Keyhole: waiting until it is migrated.",
  );
}

/** Why the start ends. An error of kind "config" is for the operator to read; any other is ours, and only logged. */
export function announceRefusal(error: unknown): void {
  const message = operatorMessage(error);
  if (message === null) logger().error({ err: error }, "Keyhole could not start");
  process.stderr.write(`\n${message ?? "Keyhole could not start; the line above says where."}\n\n`);
}

function operatorMessage(error: unknown): string | null {
  if (typeof error !== "object" || error === null || !("message" in error)) return null;
  const kind = "kind" in error ? error.kind : null;
  if (kind === "config" || kind === "unavailable") return String(error.message);
  if (kind === "user" || kind === "users")
    return `The first admin cannot be created: ${String(error.message)}`;
  return null;
}
