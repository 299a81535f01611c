import { UnavailableError } from "#core/errors.ts";
import { ConfigError, config } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { type Kek, localKek } from "./kek.ts";
import { createKeyFile, hasEmbeddedData, keyFilePath, readKeyFile } from "./key-file.ts";
import { readKeyTexts } from "./key-text.ts";

/**
 * The KEKs of this process. `active` wraps new keys; all unwrap what names them. Several are given while one is being
 * replaced by another.
 */
export type KeyRing = { readonly active: Kek; readonly byId: ReadonlyMap<string, Kek> };

/** The ring, read on first use. Creates no key. @throws {ConfigError} when there is none or it is not a key. */
export function keyRing(): Promise<KeyRing> {
  return processState("keyRing", readKeyRing);
}

/**
 * For the start: reads the ring, and first writes a new key file when `mayCreate` and there is none.
 * @param options.mayCreate with the embedded database only. With data from an earlier start there never is a new key.
 * @returns the file it wrote, of which the operator must be told, and the id of the active key.
 * @throws {ConfigError} with what to do.
 */
export async function openKeyRing(options: {
  mayCreate: boolean;
}): Promise<{ createdFile: string | null; keyId: string }> {
  const createdFile = options.mayCreate ? await createIfNew() : null;
  forgetProcessState("keyRing");
  const { active } = await keyRing();
  return { createdFile, keyId: active.id };
}

async function createIfNew(): Promise<string | null> {
  const path = keyFilePath();
  if (config().key !== undefined || hasEmbeddedData() || (await readKeyFile(path)) !== null) return null;
  try {
    await createKeyFile(path);
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return null;
    throw error;
  }
}

async function readKeyRing(): Promise<KeyRing> {
  const { key, keyFile } = config();
  const path = keyFilePath();
  const text = key ?? (await readKeyFile(path));
  if (text === null) {
    const hint = keyFile === undefined ? "Set KEYHOLE_KEY or KEYHOLE_KEY_FILE, or restore" : "Restore";
    throw new ConfigError(
      `There is no key. ${hint} ${path}. "npm run keys:new" makes one for a new database.`,
    );
  }
  const keys = readKeyTexts(text);
  if (keys === null) {
    const where = key === undefined ? path : "KEYHOLE_KEY";
    throw new ConfigError(`${where} holds no key: expected "khk1_" and 43 characters, one key a line.`);
  }
  const keks = keys.map(localKek);
  const [active] = keks;
  if (!active) throw new Error("unreachable: a ring without a key");
  return { active, byId: new Map(keks.map((kek) => [kek.id, kek])) };
}

/** @throws {UnavailableError} KEY_UNAVAILABLE when the ring has not the KEK, or it does not unwrap. Names the KEK. */
export async function unwrapKey(kekId: string, wrapped: Buffer, owner: readonly string[]): Promise<Buffer> {
  const kek = (await keyRing()).byId.get(kekId);
  const key = kek ? await kek.unwrap(wrapped, owner) : null;
  if (key !== null) return key;
  throw new UnavailableError(
    "KEY_UNAVAILABLE",
    `The encryption key ${kekId} is not there or does not fit. Nothing was changed or sent; tell whoever runs Keyhole.`,
  );
}
