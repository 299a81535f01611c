import type { IncomingMessage } from "node:http";
import type { Transform } from "node:stream";
import {
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  createZstdCompress,
  deflateRawSync,
  deflateSync,
  gzipSync,
  zstdCompressSync,
} from "node:zlib";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { CANARY, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp, behindBytes, begun } = world;

const keyOf = (req: IncomingMessage) => String(req.headers["x-key"]);

const CODERS: Record<string, [header: string, code: (bytes: Buffer) => Buffer]> = {
  gzip: ["gzip", (bytes) => gzipSync(bytes)],
  "gzip in two members": [
    "x-gzip",
    (bytes) => Buffer.concat([gzipSync(bytes.subarray(0, 20)), gzipSync(bytes.subarray(20))]),
  ],
  deflate: ["deflate", (bytes) => deflateSync(bytes)],
  "deflate without its header": ["deflate", (bytes) => deflateRawSync(bytes)],
  brotli: ["BR", (bytes) => brotliCompressSync(bytes)],
  zstd: ["zstd", (bytes) => zstdCompressSync(bytes)],
  "zstd in two frames": [
    "zstd",
    (bytes) => Buffer.concat([zstdCompressSync(bytes.subarray(0, 20)), zstdCompressSync(bytes.subarray(20))]),
  ],
  "two, one in the other": ["deflate, gzip", (bytes) => gzipSync(deflateSync(bytes))],
  "none, by name": ["identity", (bytes) => bytes],
};

describe("L-5 an echo is taken out of what came in", () => {
  test.each(Object.keys(CODERS))("%s, which goes on decoded", async (name) => {
    const [coding, code] = CODERS[name] as (typeof CODERS)[string];
    const through = await behindHttp((req, res) => {
      const bytes = code(Buffer.from(`${"a".repeat(30)}<${keyOf(req)}>${"b".repeat(200_000)}`));
      res.writeHead(req.url === "/error" ? 500 : 200, {
        "Content-Encoding": coding,
        Vary: "Accept-Encoding",
      });
      // In chunks, and with a length.
      if (req.url === "/chunks") res.write(bytes.subarray(0, 25));
      res.end(req.url === "/chunks" ? bytes.subarray(25) : bytes);
    });
    for (const path of ["/", "/chunks", "/error"]) {
      const { body, headers, isComplete } = await through(path);
      expect(body.toString()).toBe(`${"a".repeat(30)}<•••>${"b".repeat(200_000)}`);
      expect([isComplete, headers.has("content-encoding"), headers.has("content-length")]).toEqual([
        true,
        false,
        false,
      ]);
      expect(headers.get("vary")).toEqual(["Accept-Encoding"]);
    }
  });

  test("an answer without a body, whatever coding it names, is whole", async () => {
    const through = await behindHttp((req, res) => {
      res.writeHead(Number(req.url?.slice(1)), { "Content-Encoding": "gzip" });
      res.end();
    });
    for (const status of [200, 204, 304]) {
      const { body, isComplete, ...answer } = await through(`/${status}`);
      expect([answer.status, body.length, isComplete]).toEqual([status, 0, true]);
    }
    expect(await through("/200", { method: "HEAD" })).toMatchObject({ status: 200, isComplete: true });
  });

  test("nothing where no secret was sent: codings and lengths cross unchanged", async () => {
    const packed = gzipSync("plain");
    const through = await behindHttp(
      (_req, res) => {
        res.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": packed.length, ETag: '"1"' });
        res.end(packed);
      },
      { "X-Static": "1" },
    );
    const { body, headers } = await through();
    expect(body).toEqual(packed);
    expect(["content-encoding", "content-length", "etag"].map((name) => headers.get(name))).toEqual([
      ["gzip"],
      [String(packed.length)],
      ['"1"'],
    ]);
  });
});

describe("P-7 L-5 what can't be decoded is an error, never a leak", () => {
  test.each([
    ["an unknown coding", "Content-Encoding: x-unknown"],
    ["an unknown coding in a known one", "Content-Encoding: compress, gzip"],
    ["a transfer coding", "Transfer-Encoding: gzip, chunked"],
  ])("%s: http_response_content_coding", async (_what, header) => {
    const body = gzipSync(CANARY);
    const isFramed = header.startsWith("Transfer");
    const chunk = Buffer.concat([
      Buffer.from(`${body.length.toString(16)}\r\n`),
      body,
      Buffer.from("\r\n0\r\n\r\n"),
    ]);
    const length = isFramed ? "" : `Content-Length: ${body.length}\r\n`;
    const head = Buffer.from(`HTTP/1.1 200 OK\r\n${header}\r\n${length}\r\n`);
    const through = await behindBytes(() => Buffer.concat([head, isFramed ? chunk : body]));
    expect(await through()).toMatchObject({ status: 502, code: "http_response_content_coding" });
  });

  test.each(["gzip", "br", "zstd", "deflate", "deflate, gzip"])(
    "a plain body that says %s",
    async (coding) => {
      const through = await behindHttp((req, res) => {
        res.writeHead(200, { "Content-Encoding": coding }).end(`<${keyOf(req)}> in no coding at all`);
      });
      const answer = await through();
      expect(answer).toMatchObject({ status: 502, code: "http_response_content_coding" });
      expect(answer.headers.get("proxy-status")).toEqual(["keyhole; error=http_response_content_coding"]);
      expect(answer.body.includes(CANARY)).toBe(false);
    },
  );

  test.each(["gzip", "brotli", "zstd", "deflate"])("%s that is cut short is cut short", async (name) => {
    const [coding, code] = CODERS[name] as (typeof CODERS)[string];
    const whole = code(Buffer.from(Array.from({ length: 90_000 }, (_, i) => (i * i) % 251)));
    const through = await behindHttp((_req, res) => {
      res.writeHead(200, { "Content-Encoding": coding }).end(whole.subarray(0, whole.length - 9));
    });
    const answer = await through();
    if (answer.isComplete)
      expect(answer).toMatchObject({ status: 502, code: "http_response_content_coding" });
    expect(answer.isComplete && answer.status === 200).toBe(false);
  });

  test.each(["gzip", "brotli", "deflate", "zstd"])(
    "bytes behind the end of %s are no part of it",
    async (name) => {
      const [coding, code] = CODERS[name] as (typeof CODERS)[string];
      const through = await behindHttp((req, res) => {
        const bytes = Buffer.concat([code(Buffer.from("whole")), Buffer.from(`<${keyOf(req)}> behind it`)]);
        res.writeHead(200, { "Content-Encoding": coding }).end(bytes);
      });
      const answer = await through();
      expect(answer.isComplete && answer.status === 200).toBe(false);
      expect(answer.body.includes(CANARY)).toBe(false);
    },
  );

  test("R-7 what is decoded counts for the limit, and ends the answer there", async () => {
    const mebibyte = gzipSync(Buffer.alloc(1 << 20));
    const through = await behindHttp(
      (_req, res) => {
        res.writeHead(200, { "Content-Encoding": "gzip" }).end(mebibyte);
      },
      undefined,
      { limits: { maxResponseBytes: 500_000 } },
    );
    expect(mebibyte.length).toBeLessThan(5_000);
    const { status, isComplete, body } = await through();
    expect([status, isComplete]).toEqual([200, false]);
    expect(body.length).toBeLessThanOrEqual(500_000);
  });
});

const STREAMS: Record<
  string,
  [make: () => Transform & { flush(kind: number, done: () => void): void }, flush: number]
> = {
  gzip: [() => createGzip(), constants.Z_SYNC_FLUSH],
  br: [() => createBrotliCompress(), constants.BROTLI_OPERATION_FLUSH],
  zstd: [() => createZstdCompress(), constants.ZSTD_e_flush],
};

test.each(Object.keys(STREAMS))(
  "P-10 events that are compressed with %s come as they are flushed",
  async (coding) => {
    const [make, flush] = STREAMS[coding] as (typeof STREAMS)[string];
    const coder = make();
    const through = await behindHttp((_req, res) => {
      res.writeHead(200, { "Content-Type": "text/event-stream", "Content-Encoding": coding }).flushHeaders();
      coder.pipe(res);
    });
    const socket = begun(through, "GET\r\nHost: x\r\n\r\n");
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    // The head does not wait for the first event.
    await expect.poll(() => text).toContain("text/event-stream");
    for (const [sent, got] of [
      ["data: one\n\n", "data: one"],
      [`data: <${CANARY}>\n\n`, "data: <•••>"],
      ["data: three\n\n", "data: three"],
    ] as const) {
      coder.write(sent);
      coder.flush(flush, () => undefined);
      await expect.poll(() => text).toContain(got);
    }
    expect(text).not.toContain(CANARY);
    socket.destroy();
    coder.destroy();
  },
);
