import { createHash } from "node:crypto";
import { resolve } from "node:path";
import { config } from "./config.ts";

/**
 * Where this instance keeps what it writes: the key file, and the embedded PostgreSQL's data (decision 4).
 * Absolute. As root it lies outside the checkout, since PostgreSQL runs under a uid that may not reach a
 * checkout below a 0700 home; the name is made from the checkout's path, so two checkouts do not meet.
 */
export function dataDir(): string {
  const chosen = config().dataDir;
  if (chosen) return chosen;
  const checkout = process.cwd();
  if (process.getuid?.() !== 0) return resolve(checkout, ".keyhole");
  return `/var/lib/keyhole/${createHash("sha256").update(checkout).digest("hex").slice(0, 12)}`;
}
