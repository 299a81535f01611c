import { expect, test } from "vitest";
import { findCanaries, formsOf, makeCanary } from "./canary.ts";

test("a canary is found in every form in which it can be hidden", () => {
  const canary = makeCanary("self");
  const hiding: Record<string, string> = {
    raw: `x${canary}y`,
    JSON: JSON.stringify({ deep: [canary] }),
    "JSON in JSON": JSON.stringify(JSON.stringify({ canary })),
    percent: `?q=${encodeURIComponent(canary)}`,
    hex: Buffer.from(`ab${canary}`).toString("hex"),
    base64: Buffer.from(canary).toString("base64"),
    "base64, one byte in": Buffer.from(`:${canary}:`).toString("base64"),
    "base64url, two bytes in": Buffer.from(`ab${canary}c`).toString("base64url"),
  };
  for (const [name, text] of Object.entries(hiding)) {
    expect(findCanaries([canary], [{ name, bytes: Buffer.from(text) }]), name).not.toEqual([]);
  }
});

test("another canary is not found", () => {
  const bytes = Buffer.from(makeCanary("other"));
  expect(findCanaries([makeCanary("self")], [{ name: "other", bytes }])).toEqual([]);
});

test("no form is so short that it matches by chance", () => {
  for (const [name, needle] of formsOf(makeCanary("self")))
    expect(needle.length, name).toBeGreaterThanOrEqual(20);
});
