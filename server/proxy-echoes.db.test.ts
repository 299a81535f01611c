import type { IncomingMessage } from "node:http";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { CANARY, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const { behindHttp, behindBytes } = useUpstreams();

const keyOf = (req: IncomingMessage) => String(req.headers["x-key"]);

describe("L-5 an echo of the value is taken out of", () => {
  test("the body, however the upstream cuts it", async () => {
    const through = await behindHttp(async (req, res) => {
      const text = Buffer.from(
        JSON.stringify({ echo: keyOf(req), b64: Buffer.from(keyOf(req)).toString("base64") }),
      );
      for (const byte of text) {
        res.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      res.end();
    });
    const { body, isComplete } = await through();
    expect(body.toString()).toMatch(/^\{"echo":"\[secret\]","b64":"\[secret\]=*"\}$/);
    expect(isComplete).toBe(true);
  });

  test("a body with a length, which is then not announced", async () => {
    const through = await behindHttp((req, res) => res.end(`<${keyOf(req)}>`));
    const { body, headers, isComplete } = await through();
    expect([body.toString(), headers.get("content-length"), isComplete]).toEqual([
      "<[secret]>",
      undefined,
      true,
    ]);
  });

  test("header values, Location, ETag, trailers, the reason phrase and 1xx; a name takes its field along", async () => {
    const through = await behindBytes(
      () =>
        `HTTP/1.1 103 ${CANARY}\r\nLink: <${CANARY}>\r\n\r\n` +
        `HTTP/1.1 302 ${CANARY}\r\nLocation: https://x.example/?k=${encodeURIComponent(CANARY)}\r\nETag: "${CANARY}"\r\n` +
        `X-${CANARY.replace(/[^\w-]/g, "")}-${CANARY.replaceAll(/[/=]/g, "")}: 1\r\nSet-Cookie: k=${CANARY}\r\nX-Rest: kept\r\n` +
        `Trailer: X-End\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nX-End: ${CANARY}\r\n\r\n`,
    );
    const { status, reason, headers, body } = await through();
    expect([status, reason, body.toString()]).toEqual([302, "Found", "hello"]);
    expect(headers.get("location")).toEqual(["https://x.example/?k=[secret]"]);
    expect(headers.get("etag")).toEqual(['"[secret]"']);
    expect(headers.get("x-rest")).toEqual(["kept"]);
    expect(JSON.stringify([...headers])).not.toContain(CANARY);
  });

  test.each([
    ["gzip", "Content-Encoding: gzip"],
    ["an unknown coding", "Content-Encoding: x-unknown"],
    ["a transfer coding", "Transfer-Encoding: gzip, chunked"],
  ])("nothing that came in %s although we asked for none: it is refused", async (_what, header) => {
    const body = gzipSync(CANARY);
    const framing = header.startsWith("Transfer")
      ? Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from("\r\n0\r\n\r\n")])
      : body;
    const length = header.startsWith("Transfer") ? "" : `Content-Length: ${body.length}\r\n`;
    let asked = "";
    const through = await behindBytes((request) => {
      asked = request;
      return Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${header}\r\n${length}\r\n`), framing]);
    });
    const answer = await through("/", { headers: { "Accept-Encoding": "gzip, br" } });
    expect(answer).toMatchObject({ status: 502, code: "http_response_content_coding" });
    expect(asked.match(/^accept-encoding: .*$/gim)).toEqual(["Accept-Encoding: identity"]);
  });

  test("nothing where no secret was sent: codings and lengths cross unchanged", async () => {
    const packed = gzipSync("plain");
    const through = await behindHttp(
      (req, res) => {
        const isAsked = req.headers["accept-encoding"] === "gzip";
        res.writeHead(200, { "Content-Encoding": "gzip", "Content-Length": packed.length });
        res.end(isAsked ? packed : "");
      },
      { "X-Static": "1" },
    );
    const { body, headers } = await through("/", { headers: { "Accept-Encoding": "gzip" } });
    expect([body, headers.get("content-encoding"), headers.get("content-length")]).toEqual([
      packed,
      ["gzip"],
      [String(packed.length)],
    ]);
  });
});
