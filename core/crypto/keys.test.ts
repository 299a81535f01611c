import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Config, readConfig } from "#platform/config.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";
import { localKek } from "./kek.ts";
import { createKeyFile } from "./key-file.ts";
import { keyRing, openKeyRing, unwrapKey } from "./key-ring.ts";
import { newKeyText, readKeyText, readKeyTexts } from "./key-text.ts";

let dataDir = "";

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "keyhole-keys-"));
});
afterEach(async () => {
  for (const slot of ["config", "keyRing", "logger"] as const) forgetProcessState(slot);
  await rm(dataDir, { recursive: true, force: true });
});

function configure(settings: Partial<Config>): void {
  forgetProcessState("config");
  forgetProcessState("keyRing");
  processState<Config>("config", () => ({
    ...readConfig({ NODE_ENV: "test", KEYHOLE_LOG_LEVEL: "silent" }),
    dataDir,
    ...settings,
  }));
}

const kekOf = (text: string) => localKek(readKeyText(text) ?? Buffer.alloc(32));

describe("the text of a key", () => {
  test("holds 32 bytes and reads back", () => {
    const text = newKeyText();
    expect(text).toMatch(/^khk1_[A-Za-z0-9_-]{43}$/);
    expect(readKeyText(text)).toHaveLength(32);
    expect(newKeyText()).not.toBe(text);
  });

  test("any other text is no key", () => {
    const text = newKeyText();
    const wrong = ["", "khk1_", text.slice(0, -1), `${text}A`, text.replace("khk1", "khk2"), ` ${text}`];
    // 43 characters hold 258 bits: the two that stray must be zero.
    wrong.push(`khk1_${"A".repeat(42)}B`);
    expect(wrong.map(readKeyText)).toEqual(wrong.map(() => null));
  });

  test("a file may hold several, with comments; one that is no key spoils all", () => {
    const [a, b] = [newKeyText(), newKeyText()];
    expect(readKeyTexts(`# new\n${a}\n\n${b} # old\n`)?.map((key) => key.toString("base64url"))).toEqual([
      a.slice(5),
      b.slice(5),
    ]);
    expect(readKeyTexts(`${a}\nkhk1_oops`)).toBeNull();
    expect(readKeyTexts("# nothing\n")).toBeNull();
  });
});

describe("a KEK", () => {
  const dek = Buffer.alloc(32, 5);

  test("C-3 unwraps what it wrapped, for the same owner only", async () => {
    const kek = kekOf(newKeyText());
    const wrapped = await kek.wrap(dek, ["workspace-key", "wsp_1", "key_1"]);
    expect(wrapped.includes(dek)).toBe(false);
    expect(await kek.unwrap(wrapped, ["workspace-key", "wsp_1", "key_1"])).toEqual(dek);
    expect(await kek.unwrap(wrapped, ["workspace-key", "wsp_2", "key_1"])).toBeNull();
    expect(await kek.unwrap(wrapped, ["workspace-key", "wsp_1key_1"])).toBeNull();
  });

  test("C-6 wrong KEK: another key does not unwrap, nor does one flipped bit", async () => {
    const kek = kekOf(newKeyText());
    const wrapped = await kek.wrap(dek, ["a"]);
    expect(await kekOf(newKeyText()).unwrap(wrapped, ["a"])).toBeNull();
    for (let at = 0; at < wrapped.length; at++) {
      const flipped = Buffer.from(wrapped);
      flipped[at] = (flipped[at] ?? 0) ^ 0x80;
      expect(await kek.unwrap(flipped, ["a"])).toBeNull();
    }
  });

  test("has a name that follows from it and tells nothing of it", () => {
    const text = newKeyText();
    const { id } = kekOf(text);
    expect(id).toMatch(/^kek_[0-9a-f]{16}$/);
    expect(kekOf(text).id).toBe(id);
    expect(readKeyText(text)?.toString("hex")).not.toContain(id.slice(4, 12));
  });
});

describe("the key ring", () => {
  test("writes a new key file once, 0600, and finds it again", async () => {
    configure({});
    const first = await openKeyRing({ mayCreate: true });
    expect(first.createdFile).toBe(join(dataDir, "key"));
    expect((await stat(join(dataDir, "key"))).mode & 0o777).toBe(0o600);
    expect(await readdir(dataDir)).toEqual(["key"]);
    configure({});
    expect(await openKeyRing({ mayCreate: true })).toEqual({ createdFile: null, keyId: first.keyId });
  });

  test("C-6 no key, no start: not when it may not create, and never beside the data of an earlier start", async () => {
    configure({});
    await expect(openKeyRing({ mayCreate: false })).rejects.toMatchObject({ kind: "config" });
    await writeFile(join(dataDir, "pg"), "stands for the data");
    await expect(openKeyRing({ mayCreate: true })).rejects.toMatchObject({
      kind: "config",
      message: expect.stringContaining(join(dataDir, "key")),
    });
    expect(await readdir(dataDir)).toEqual(["pg"]);
  });

  test("a key that is none is named by its place and never quoted", async () => {
    configure({ key: "khk1_my-precious-but-wrong" });
    const refusal = expect.objectContaining({
      kind: "config",
      message: expect.not.stringContaining("precious"),
    });
    await expect(keyRing()).rejects.toEqual(refusal);
    await writeFile(join(dataDir, "key"), "precious");
    configure({});
    await expect(keyRing()).rejects.toEqual(refusal);
  });

  test("two starts at once make one key", async () => {
    const path = join(dataDir, "key");
    const outcomes = await Promise.allSettled([createKeyFile(path), createKeyFile(join(dataDir, "key"))]);
    expect(outcomes.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(readKeyTexts(await readFile(path, "utf8"))).toHaveLength(1);
    await expect(createKeyFile(path)).rejects.toMatchObject({ code: "EEXIST" });
  });

  test("the first key wraps, the others still unwrap; unknown key id is an error that names it", async () => {
    const [old, next] = [newKeyText(), newKeyText()];
    const wrapped = await kekOf(old).wrap(Buffer.alloc(32, 1), ["x"]);
    configure({ key: `${next} ${old}` });
    expect((await keyRing()).active.id).toBe(kekOf(next).id);
    expect(await unwrapKey(kekOf(old).id, wrapped, ["x"])).toEqual(Buffer.alloc(32, 1));
    configure({ key: next });
    await expect(unwrapKey(kekOf(old).id, wrapped, ["x"])).rejects.toMatchObject({
      kind: "unavailable",
      code: "KEY_UNAVAILABLE",
      message: expect.stringContaining(kekOf(old).id),
    });
  });

  test("a file that others can read is used, with a warning", async () => {
    await writeFile(join(dataDir, "key"), newKeyText());
    await chmod(join(dataDir, "key"), 0o644);
    configure({});
    expect((await keyRing()).byId.size).toBe(1);
  });
});
