import { expect, test } from "vitest";
import type { SignInAttemptRow } from "#db/entities/sign-in-attempt.ts";
import { addressName, afterFailure, LOCK_OUT_RULES } from "./lock-out.ts";

const START = new Date("2026-11-24T12:00:00Z");
const minutes = (row: { lockedUntil: Date | null }, at: Date) =>
  row.lockedUntil === null ? 0 : (row.lockedUntil.getTime() - at.getTime()) / 60_000;

test("A-3 four failures of an account are free, then each lock is twice as long, up to an hour", () => {
  let row: SignInAttemptRow = {
    key: Buffer.alloc(32),
    failures: 0,
    lastFailedAt: START,
    lockedUntil: null,
  };
  const locks = [];
  for (let i = 0; i < 11; i++) {
    row = afterFailure(row, LOCK_OUT_RULES.account, START);
    locks.push(minutes(row, START));
  }
  expect(locks).toEqual([0, 0, 0, 0, 5, 10, 20, 40, 60, 60, 60]);
});

test("A-3 failures are forgotten after a day without one", () => {
  const row = { key: Buffer.alloc(32), failures: 9, lastFailedAt: START, lockedUntil: null };
  const later = new Date(START.getTime() + 24 * 3_600_000 + 1);
  expect(afterFailure(row, LOCK_OUT_RULES.account, later).failures).toBe(1);
});

test("A-3 an IPv6 line is one address, however many it makes up", () => {
  expect(addressName("2001:db8:1:2:3:4:5:6")).toBe(addressName("2001:db8:1:2::1"));
  expect(addressName("2001:db8:1:3::1")).not.toBe(addressName("2001:db8:1:2::1"));
  expect(addressName("192.0.2.1")).toBe("192.0.2.1");
});
