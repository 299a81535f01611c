import { setTimeout as pause } from "node:timers/promises";
import { brotliCompressSync, constants, deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { createDecoder } from "./decode-answer.ts";

/** What comes out of `pieces` until the end, or the reason why there is none. */
function decoded(codings: readonly string[], ...pieces: readonly Buffer[]): Promise<Buffer | string> {
  return new Promise((resolve) => {
    const out: Buffer[] = [];
    const decoder = createDecoder(codings, {
      data: (bytes) => out.push(bytes) > 0,
      end: () => resolve(Buffer.concat(out)),
      fail: (error) => resolve(String((error as { reason?: unknown }).reason)),
    });
    const next = (i: number) => {
      const piece = pieces[i];
      if (piece) decoder.push(piece, () => next(i + 1));
      else decoder.end();
    };
    next(0);
  });
}

const text = Buffer.from("one and the same ".repeat(99));

test("what stands behind the end is more of it only where the format says so", async () => {
  const twice = Buffer.concat([text, text]);
  for (const [coding, code] of [
    ["gzip", gzipSync],
    ["zstd", zstdCompressSync],
  ] as const) {
    expect(await decoded([coding], Buffer.concat([code(text), code(text)]))).toEqual(twice);
    expect(await decoded([coding], code(text), code(text))).toEqual(twice);
  }
  for (const [coding, code] of [
    ["br", brotliCompressSync],
    ["deflate", deflateSync],
  ] as const) {
    expect(await decoded([coding], Buffer.concat([code(text), code(text)]))).toBe("trailing_bytes");
    expect(await decoded([coding], code(text), Buffer.from("!"))).toBe("trailing_bytes");
  }
});

test("R-7 a frame of zstd that wants more than 8 MiB to be remembered is refused", async () => {
  const bytes = Buffer.alloc(9 << 20, "0123456789abcdef");
  const packed = (windowLog: number) =>
    zstdCompressSync(bytes, { params: { [constants.ZSTD_c_windowLog]: windowLog } });
  expect(await decoded(["zstd"], packed(23))).toEqual(bytes);
  expect(await decoded(["zstd"], packed(27))).toMatch(/^ZSTD_error_frameParameter_windowTooLarge$/);
});

test("no byte at all is the end of any coding", async () => {
  for (const coding of ["gzip", "deflate", "br", "zstd"])
    expect(await decoded([coding])).toEqual(Buffer.alloc(0));
});

test("R-7 a piece waits until what it became has been taken", async () => {
  const packed = gzipSync(Buffer.alloc(32 << 20));
  let came = 0;
  let isTaken = false;
  const decoder = createDecoder(["gzip"], {
    data: (bytes) => {
      came += bytes.length;
      return false;
    },
    end: () => undefined,
    fail: () => undefined,
  });
  decoder.push(packed, () => {
    isTaken = true;
  });
  // Time enough for all of it; a busy machine can only make the test see less.
  await pause(500);
  expect(came).toBeGreaterThan(0);
  // What was decoded before `data` had said no, and what zlib keeps ready.
  expect(came).toBeLessThan(1 << 20);
  expect(isTaken).toBe(false);
  decoder.destroy();
});
