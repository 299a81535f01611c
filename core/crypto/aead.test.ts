import { createSecretKey } from "node:crypto";
import { expect, test } from "vitest";
import { aeadOpen, aeadSeal, aeadSealWithNonce, NONCE_BYTES, TAG_BYTES } from "./aead.ts";

/**
 * The AES-256 cases 13 to 16 of "The Galois/Counter Mode of Operation (GCM)", D. McGrew and J. Viega, appendix B,
 * which NIST published with SP 800-38D. Hexadecimal.
 */
const LONG_KEY = "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308";
const LONG_NONCE = "cafebabefacedbaddecaf888";
const LONG_TEXT =
  "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255";
const LONG_CIPHERTEXT =
  "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad";

const CASES = [
  {
    name: "13: nothing",
    key: "00".repeat(32),
    nonce: "00".repeat(12),
    aad: "",
    text: "",
    ciphertext: "",
    tag: "530f8afbc74536b9a963b4f1c4cb738b",
  },
  {
    name: "14: a block of zeros",
    key: "00".repeat(32),
    nonce: "00".repeat(12),
    aad: "",
    text: "00".repeat(16),
    ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
    tag: "d0d1c8a799996bf0265b98b5d48ab919",
  },
  {
    name: "15: four blocks",
    key: LONG_KEY,
    nonce: LONG_NONCE,
    aad: "",
    text: LONG_TEXT,
    ciphertext: LONG_CIPHERTEXT,
    tag: "b094dac5d93471bdec1a502270e3cc6c",
  },
  {
    name: "16: additional data and a part of a block",
    key: LONG_KEY,
    nonce: LONG_NONCE,
    aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
    text: LONG_TEXT.slice(0, 120),
    ciphertext: LONG_CIPHERTEXT.slice(0, 120),
    tag: "76fc6ece0f4e1768cddf8853bb2d551b",
  },
];

const hex = (text: string) => Buffer.from(text, "hex");
const keyOf = (text: string) => createSecretKey(hex(text));

test.each(CASES)("C-1 published vector $name", ({ key, nonce, aad, text, ciphertext, tag }) => {
  const sealed = aeadSealWithNonce(keyOf(key), hex(text), hex(aad), hex(nonce));
  expect(sealed.toString("hex")).toBe(nonce + ciphertext + tag);
  expect(aeadOpen(keyOf(key), sealed, hex(aad))?.toString("hex")).toBe(text);
});

test("C-1 a tag cut to a length that node:crypto would take by itself does not open", () => {
  const key = keyOf(LONG_KEY);
  const sealed = aeadSeal(key, hex(LONG_TEXT), Buffer.alloc(0));
  for (const missing of [1, 4, 8, 12, TAG_BYTES]) {
    expect(aeadOpen(key, sealed.subarray(0, sealed.length - missing), Buffer.alloc(0))).toBeNull();
  }
});

test("C-4 every flipped bit, every cut and every extension fails to open", () => {
  const key = keyOf(LONG_KEY);
  const aad = Buffer.from("bound");
  const sealed = aeadSeal(key, Buffer.from("canary"), aad);
  for (let bit = 0; bit < sealed.length * 8; bit++) {
    const flipped = Buffer.from(sealed);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(aeadOpen(key, flipped, aad)).toBeNull();
  }
  for (let length = 0; length < sealed.length; length++) {
    expect(aeadOpen(key, sealed.subarray(0, length), aad)).toBeNull();
  }
  expect(aeadOpen(key, Buffer.concat([sealed, Buffer.from([0])]), aad)).toBeNull();
  expect(aeadOpen(key, sealed, aad)?.toString()).toBe("canary");
});

test("C-1 equal messages get different nonces of 96 bits", () => {
  const key = keyOf(LONG_KEY);
  const nonces = Array.from({ length: 1_000 }, () =>
    aeadSeal(key, Buffer.alloc(0), Buffer.alloc(0)).toString("hex", 0, NONCE_BYTES),
  );
  expect(new Set(nonces).size).toBe(1_000);
});
