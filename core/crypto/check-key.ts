import { toKeyholeError } from "#core/errors.ts";
import { listKekIds } from "#db/queries/cross-workspace/instance-keys.ts";
import { ConfigError } from "#platform/config.ts";
import { instanceKey } from "./instance-keys.ts";
import { keyRing } from "./key-ring.ts";

/**
 * For the start, after the migrations: every KEK that the database names must be in the ring, and the canary must open
 * (decision 10). On an empty database it makes the instance keys, canary included.
 * @throws {ConfigError} naming the key that is expected and the one that was given; nothing was written.
 */
export async function checkKey(): Promise<void> {
  const ring = await keyRing();
  const missing = (await listKekIds()).filter((id) => !ring.byId.has(id));
  if (missing.length > 0) throw wrongKey(missing, [...ring.byId.keys()]);
  try {
    await instanceKey("canary");
  } catch (error) {
    const known = toKeyholeError(error);
    if (known?.kind === "unavailable" && known.code === "KEY_UNAVAILABLE") {
      throw new ConfigError(
        "The key has the right name but does not open the database's canary: one was altered.",
      );
    }
    throw error;
  }
}

function wrongKey(expected: readonly string[], given: readonly string[]): ConfigError {
  return new ConfigError(
    `This database needs the key ${expected.join(" and ")}; the key that was given is ${given.join(" and ")}. ` +
      "Restore the right key file, or set KEYHOLE_KEY or KEYHOLE_KEY_FILE to it. Nothing was changed.",
  );
}
