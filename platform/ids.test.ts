import { expect, test } from "vitest";
import { idFrom, idSequence, isId, newId } from "./ids.ts";

test("ids of a sequence are ids, different, and in their order", () => {
  const next = idSequence("use");
  const ids = Array.from({ length: 40_000 }, next);
  expect(ids.every((id) => isId("use", id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.toSorted()).toEqual(ids);
  expect(idSequence("use")().slice(0, -4)).not.toBe(ids[0]?.slice(0, -4));
});

test("an id of given bytes is always the same, and another for other bytes or another time", () => {
  const bytes = Buffer.from("0123456789ab");
  const id = idFrom("evt", 1_700_000_000_000, bytes);
  expect(isId("evt", id)).toBe(true);
  expect(idFrom("evt", 1_700_000_000_000, bytes)).toBe(id);
  expect(idFrom("evt", 1_700_000_000_001, bytes)).not.toBe(id);
  expect(idFrom("evt", 1_700_000_000_000, Buffer.from("1123456789ab"))).not.toBe(id);
  expect(id.slice(0, 14)).toBe(newId("evt", 1_700_000_000_000).slice(0, 14));
});
