import { createSecretKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openValue, reseal } from "./envelope.ts";
import { localKek } from "./kek.ts";
import { readKeyText } from "./key-text.ts";

/** What the first version wrote. A change that makes one of these fail makes somebody's secrets unreadable. */
type Frozen = {
  kek: string;
  kekId: string;
  dek: string;
  dekId: string;
  dekOwner: string[];
  wrappedDek: string;
  sealed: {
    name: string;
    purpose: "secret-value";
    binding: { workspaceId: string; secretId: string; version: number; destinations: string[] };
    value: string;
    sealedValue: string;
  }[];
};

const frozen: Frozen = JSON.parse(readFileSync(new URL("testdata/frozen-v1.json", import.meta.url), "utf8"));
const bytes = (base64: string) => Buffer.from(base64, "base64");

async function frozenKey() {
  const kek = localKek(readKeyText(frozen.kek) ?? Buffer.alloc(32));
  const dek = await kek.unwrap(bytes(frozen.wrappedDek), frozen.dekOwner);
  return { kek, dek, key: { id: frozen.dekId, dek: createSecretKey(dek ?? Buffer.alloc(32)) } };
}

test("C-3 a frozen key keeps its name and unwraps for ever", async () => {
  const { kek, dek } = await frozenKey();
  expect(kek.id).toBe(frozen.kekId);
  expect(dek).toEqual(bytes(frozen.dek));
});

test.each(frozen.sealed)("C-1 C-2 a frozen value opens for ever: $name", async (one) => {
  const { key } = await frozenKey();
  const opened = openValue(key, one.purpose, one.binding, bytes(one.sealedValue));
  expect(opened.expose().toString()).toBe(one.value);
  const next = { ...one.binding, version: one.binding.version + 1 };
  const resealed = reseal(key, key, one.purpose, bytes(one.sealedValue), one.binding, next);
  expect(openValue(key, one.purpose, next, resealed).expose().toString()).toBe(one.value);
  expect(() => openValue(key, one.purpose, next, bytes(one.sealedValue))).toThrow();
});
