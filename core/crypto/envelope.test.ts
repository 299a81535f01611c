import { createSecretKey } from "node:crypto";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import type { Binding } from "./aad.ts";
import { lengthPrefixed } from "./aad.ts";
import { openValue, reseal, sealValue } from "./envelope.ts";
import { SecretBytes } from "./secret-bytes.ts";

const KEY = { id: "key_01", dek: createSecretKey(Buffer.alloc(32, 7)) };
const OTHER_KEY = { id: "key_02", dek: createSecretKey(Buffer.alloc(32, 8)) };
const BINDING: Binding = {
  workspaceId: "wsp_1",
  secretId: "sec_1",
  version: 1,
  destinations: ["https://a.example", "https://b.example"],
};
const VALUE = "canary-5f2e";
const seal = () => sealValue(KEY, "secret-value", BINDING, Buffer.from(VALUE));
const open = (sealed: Buffer, binding = BINDING, key = KEY) =>
  openValue(key, "secret-value", binding, sealed).expose().toString();
const TAMPERED = expect.objectContaining({ kind: "unavailable", code: "TAMPERED" });

test("a sealed value opens where it was sealed to", () => {
  expect(open(seal())).toBe(VALUE);
  expect(seal().includes(VALUE)).toBe(false);
});

describe("C-2 C-4 a sealed value fails to open, with one and the same error:", () => {
  const messages = new Set<string>();
  function refused(sealed: Buffer, binding = BINDING, key = KEY): void {
    let thrown: unknown;
    try {
      open(sealed, binding, key);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toEqual(TAMPERED);
    messages.add((thrown as Error).message);
    expect(messages.size).toBe(1);
  }

  test("bit flip, in every byte from the version to the tag", () => {
    const sealed = seal();
    for (let at = 0; at < sealed.length; at++) {
      const flipped = Buffer.from(sealed);
      flipped[at] = (flipped[at] ?? 0) ^ 0x01;
      refused(flipped);
    }
  });
  test("truncation, at every length, and extension", () => {
    const sealed = seal();
    for (let length = 0; length < sealed.length; length++) refused(sealed.subarray(0, length));
    refused(Buffer.concat([sealed, Buffer.alloc(1)]));
  });
  test("ciphertext moved to another row", () => refused(seal(), { ...BINDING, secretId: "sec_2" }));
  test("ciphertext moved to another version", () => refused(seal(), { ...BINDING, version: 2 }));
  test("ciphertext moved to another workspace", () => refused(seal(), { ...BINDING, workspaceId: "wsp_2" }));
  test("policy edited: widened, narrowed, emptied, reordered, joined", () => {
    const [a = "", b = ""] = BINDING.destinations;
    for (const destinations of [[a, b, "https://evil.example"], [a], [], [b, a], [a + b]]) {
      refused(seal(), { ...BINDING, destinations });
    }
  });
  test("another key, and another key under the same name", () => {
    refused(seal(), BINDING, OTHER_KEY);
    refused(seal(), BINDING, { id: KEY.id, dek: OTHER_KEY.dek });
    refused(seal(), BINDING, { id: OTHER_KEY.id, dek: KEY.dek });
  });
});

test("C-2 parts with the same text but other borders are bound differently", () => {
  const joined = ["ab", "c"];
  expect(lengthPrefixed(joined).equals(lengthPrefixed(["a", "bc"]))).toBe(false);
  expect(lengthPrefixed(["a", "b"]).equals(lengthPrefixed(["a", "b", ""]))).toBe(false);
  expect(() => open(seal(), { ...BINDING, workspaceId: "wsp_1s", secretId: "ec_1" })).toThrow();
});

test("B-2 reseal changes the binding and the key, and gives no plaintext", () => {
  const narrowed = { ...BINDING, destinations: ["https://a.example"] };
  const sealed = reseal(KEY, OTHER_KEY, "secret-value", seal(), BINDING, narrowed);
  expect(open(sealed, narrowed, OTHER_KEY)).toBe(VALUE);
  expect(() => open(sealed, BINDING, OTHER_KEY)).toThrow(TAMPERED);
  expect(sealed.includes(VALUE)).toBe(false);
  expect(() => reseal(KEY, KEY, "secret-value", seal(), narrowed, narrowed)).toThrow(TAMPERED);
});

test("L-3 an opened value prints as [secret], and is gone after zero", () => {
  const value = new SecretBytes(Buffer.from(VALUE));
  const printed = [
    `${value}`,
    JSON.stringify({ value }),
    inspect({ value }, { depth: 9, showHidden: true }),
    Object.entries(value).join(),
  ].join("\n");
  expect(printed).toContain("[secret]");
  expect(printed).not.toContain(VALUE);
  expect(printed).not.toContain(Buffer.from(VALUE).toString("hex").slice(0, 8));
  value.zero();
  expect(value.expose().equals(Buffer.alloc(VALUE.length))).toBe(true);
});
