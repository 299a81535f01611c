import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { boundedBody } from "./request-body.ts";

const tooLarge = expect.objectContaining({ kind: "user", code: "REQUEST_TOO_LARGE" });
const chunked = (...chunks: string[]) => Readable.from(chunks.map((chunk) => Buffer.from(chunk)));

describe("R-7 the size of a request's body", () => {
  test("an announced length is refused before a byte is read, in any spelling of the header", () => {
    const body = chunked("abc");
    for (const name of ["Content-Length", "content-length", "CONTENT-LENGTH"]) {
      const ask = { body, headers: ["Host", "x", name, "4"] };
      expect(() => boundedBody({ ...ask, maxRequestBytes: 3 })).toThrow(tooLarge);
      expect(boundedBody({ ...ask, maxRequestBytes: 4 })).toBe(body);
    }
    expect(body.readableDidRead).toBe(false);
  });

  test("a body of ours counts as it is, whatever the caller announced", () => {
    const body = Buffer.from("four");
    const headers = ["Content-Length", "1"];
    expect(() => boundedBody({ body, headers, maxRequestBytes: 3 })).toThrow(tooLarge);
    expect(boundedBody({ body, headers, maxRequestBytes: 4 })).toBe(body);
  });

  test("chunks are counted as they pass, and fail where they grow too long", async () => {
    const exact = boundedBody({ body: chunked("ab", "cd"), headers: [], maxRequestBytes: 4 });
    expect((await buffer(exact as Readable)).toString()).toBe("abcd");
    const source = chunked("ab", "cd", "e");
    const over = boundedBody({ body: source, headers: [], maxRequestBytes: 4 });
    await expect(buffer(over as Readable)).rejects.toThrow(tooLarge);
    // Still there, so that the refusal can be said on its connection.
    expect(source.destroyed && !source.readableEnded).toBe(false);
  });

  test("a body that breaks off does not end as if it were whole", async () => {
    const source = new Readable({ read: () => undefined });
    const counted = boundedBody({ body: source, headers: [], maxRequestBytes: 100 });
    source.push("half");
    setImmediate(() => source.destroy());
    await expect(buffer(counted as Readable)).rejects.toThrow();
  });

  test("without a limit, or without a body, nothing is put in between", () => {
    const body = chunked("abc");
    expect(boundedBody({ body, headers: [], maxRequestBytes: null })).toBe(body);
    expect(boundedBody({ body: null, headers: [], maxRequestBytes: 1 })).toBeNull();
  });
});
