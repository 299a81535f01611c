import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { withStartLock } from "./start-lock.ts";

const folder = mkdtempSync(join(tmpdir(), "keyhole-lock-"));
const file = join(folder, "lock");
afterAll(() => rmSync(folder, { recursive: true }));

test("of many at once one is inside, and the lock is gone at the end, also after a failure", async () => {
  let inside = 0;
  let most = 0;
  const work = async (i: number) => {
    most = Math.max(most, ++inside);
    await new Promise((resolve) => setTimeout(resolve, 5));
    inside -= 1;
    if (i === 3) throw new Error("failed inside");
  };
  const results = await Promise.allSettled(
    Array.from({ length: 8 }, (_, i) => withStartLock(file, () => work(i))),
  );
  expect(most).toBe(1);
  expect(results.filter(({ status }) => status === "rejected")).toHaveLength(1);
  expect(existsSync(file)).toBe(false);
});

test("a lock of a process that is gone, or whose pid is another's now, is taken over", async () => {
  // 2^22 is above every pid of Linux; our own pid with another start time is "somebody else".
  for (const holder of ["4194305:1", ...(process.platform === "linux" ? [`${process.pid}:1`] : [])]) {
    writeFileSync(file, holder);
    expect(await withStartLock(file, async () => "inside")).toBe("inside");
  }
});

test("an empty lock is its maker's for five seconds, then nobody's", async () => {
  writeFileSync(file, "");
  let isInside = false;
  const waiting = withStartLock(file, async () => {
    isInside = true;
  });
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(isInside).toBe(false);
  utimesSync(file, new Date(Date.now() - 6_000), new Date(Date.now() - 6_000));
  await waiting;
  expect(isInside).toBe(true);
});
