import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { createScrubber } from "./scrub.ts";

test("R-7 memory does not grow with the body, even of one that is escaped from end to end", () => {
  setFlagsFromString("--expose-gc");
  const collect: () => void = runInNewContext("gc");
  const body = createScrubber([Buffer.from(`${"a".repeat(64)}b`)]).open();
  const piece = Buffer.alloc(3 << 14, "%61");
  const used = () => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  body.push(piece);
  const before = used();
  // 1.6 million escapes; a number for each that is kept would be 13 MB.
  for (let i = 0; i < 100; i++) body.push(piece);
  expect(used() - before).toBeLessThan(2_000_000);
  expect(body.end().length).toBeLessThan(3 * 65);
});

test("T-8 time grows with the length of the body, whatever it looks like", () => {
  const value = `${"a".repeat(4_000)}b`;
  const PIECE = 8_192;
  for (const unit of ["a", "\\", "%", "&", "&#", "&#97;", "%61", "%2561", "a%61", "\\u0061a"]) {
    const made = createScrubber([Buffer.from(value)]);
    const time = (size: number) => {
      const from = process.cpuUsage();
      const body = made.open();
      for (let sent = 0; sent < size; sent += PIECE) body.push(Buffer.alloc(PIECE, unit));
      body.end();
      const { user, system } = process.cpuUsage(from);
      return user + system;
    };
    const least = (size: number) => Math.min(time(size), time(size), time(size));
    // Quadratic search would take 64 times as long for 8 times as much.
    expect(least(16 * PIECE), unit).toBeLessThan(24 * least(2 * PIECE));
  }
});
