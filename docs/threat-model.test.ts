import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { METADATA_ADDRESSES, SPECIAL_RANGES } from "#core/egress/special-ranges.ts";

const page = readFileSync(resolve(import.meta.dirname, "threat-model.md"), "utf8");
const section = page.split("## Addresses that are refused\n")[1]?.split("\n## ")[0] ?? "";
const rows = new Map(
  [...section.matchAll(/^\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, reason = "", text = ""]) => [reason, text]),
);

test("S-2 every reason for which an address is refused is explained, and no other", () => {
  const reasons = new Set([...SPECIAL_RANGES.ipv4, ...SPECIAL_RANGES.ipv6].map(([, reason]) => reason));
  const others = ["not_global_unicast", "not_an_address", "metadata", "port", "own_listener", "own_database"];
  expect([...rows.keys()].sort()).toEqual([...reasons, ...others].sort());
});

test("S-2 each range is in the row of its reason", () => {
  for (const [range, reason] of [...SPECIAL_RANGES.ipv4, ...SPECIAL_RANGES.ipv6]) {
    expect(rows.get(reason), `${range} ${reason}`).toContain(range.replace(/\/(32|128)$/, ""));
  }
});

test("S-3 the metadata addresses that the page names are refused", () => {
  const named = rows.get("metadata")?.match(/[0-9a-f]+(?:[.:]+[0-9a-f]+){2,}/g) ?? [];
  expect(named.length).toBeGreaterThanOrEqual(3);
  for (const address of named) expect(METADATA_ADDRESSES as readonly string[]).toContain(address);
});
