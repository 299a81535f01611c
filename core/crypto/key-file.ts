import { existsSync } from "node:fs";
import { link, mkdir, open, readFile, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { config } from "#platform/config.ts";
import { dataDir } from "#platform/data-dir.ts";
import { logger } from "#platform/logger.ts";
import { newKeyText } from "./key-text.ts";

/** KEYHOLE_KEY_FILE, or `key` beside the data. */
export function keyFilePath(): string {
  return config().keyFile ?? join(dataDir(), "key");
}

/** The content of the key file; null when there is none. Warns when others than its owner can read it. */
export async function readKeyFile(path: string): Promise<string | null> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (found === null) return null;
  if ((found.mode & 0o077) !== 0) {
    // Not refused: orchestrators mount secrets as 0440 or 0444.
    logger().warn({ path }, 'The key file can be read by others; run "chmod 600" on it');
  }
  return readFile(path, "utf8");
}

/** True when the embedded database has data, which an earlier key must have sealed: a new key would not open it. */
export function hasEmbeddedData(): boolean {
  return existsSync(join(dataDir(), "pg"));
}

/**
 * Writes a new key to `path`, 0600, whole or not at all, and on disk before it is used. Never overwrites: of two that
 * start at once the second gets EEXIST, and reads the first one's.
 */
export async function createKeyFile(path: string): Promise<void> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${newKeyText()}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
  const entry = await open(folder, "r");
  await entry.sync().finally(() => entry.close());
}
