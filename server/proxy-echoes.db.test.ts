import { request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { CANARY, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp, behindBytes, begun } = world;

const keyOf = (req: IncomingMessage) => String(req.headers["x-key"]);
const numbered = (text: string, to: (code: number) => string) =>
  [...text].map((char) => to(char.charCodeAt(0))).join("");
const hex4 = (code: number) => code.toString(16).padStart(4, "0");

/** What servers make of a header that they echo. */
const FORMS: Record<string, (key: string) => string> = {
  plain: (key) => key,
  json: (key) => JSON.stringify(key).slice(1, -1),
  "json-slash": (key) => key.replaceAll("/", "\\/"),
  "json-escaped": (key) => numbered(key, (code) => `\\u${hex4(code)}`),
  percent: (key) => encodeURIComponent(key),
  "percent-lower": (key) => encodeURIComponent(key).toLowerCase(),
  "percent-all": (key) => Buffer.from(key).toString("hex").replace(/../g, "%$&"),
  "percent-twice": (key) => encodeURIComponent(encodeURIComponent(key)),
  form: (key) => new URLSearchParams({ key }).toString().slice(4),
  "html-decimal": (key) => numbered(key, (code) => `&#${code};`),
  "html-hex": (key) => numbered(key, (code) => `&#x${code.toString(16)};`),
  hex: (key) => Buffer.from(key).toString("hex"),
  "hex-upper": (key) => Buffer.from(key).toString("hex").toUpperCase(),
  base64: (key) => Buffer.from(key).toString("base64").replace(/=+$/, ""),
  base64url: (key) => Buffer.from(key).toString("base64url"),
  "half percent, half JSON": (key) =>
    [...key]
      .map((char, i) => (i % 2 ? `%${char.charCodeAt(0).toString(16)}` : `\\u${hex4(char.charCodeAt(0))}`))
      .join(""),
};

describe("L-5 L-6 an echo of the value is taken out of", () => {
  test.each(Object.keys(FORMS))("a body and a header as %s", async (form) => {
    const through = await behindHttp((req, res) => {
      const echo = (FORMS[form] as (key: string) => string)(keyOf(req));
      res.writeHead(Number(req.url?.slice(1)), { "X-Echo": `<${echo}>` });
      res.end(`<${echo}>`);
    });
    for (const status of [200, 401, 500]) {
      const { body, headers } = await through(`/${status}`);
      expect([body.toString(), headers.get("x-echo")]).toEqual(["<•••>", ["<***>"]]);
    }
  });

  test("the body, however the upstream cuts it", async () => {
    const through = await behindHttp(async (req, res) => {
      const text = `{"echo":"${keyOf(req)}","b64":"${Buffer.from(`x${keyOf(req)}`).toString("base64")}"}`;
      for (const byte of Buffer.from(text)) {
        res.write(Buffer.from([byte]));
        await new Promise(setImmediate);
      }
      res.end();
    });
    const { body, isComplete } = await through();
    expect(body.toString()).toMatch(/^\{"echo":"•••","b64":"e..?•••.?=*"\}$/);
    expect(isComplete).toBe(true);
  });

  test("a body with a length and a digest, neither of which is then announced", async () => {
    const through = await behindHttp((req, res) => {
      res
        .setHeader("ETag", '"1"')
        .setHeader("Content-Digest", "sha-256=:x:")
        .setHeader("Accept-Ranges", "bytes");
      res.setHeader("Vary", "Accept").end(`<${keyOf(req)}>`);
    });
    const { body, headers, isComplete } = await through();
    expect([body.toString(), isComplete]).toEqual(["<•••>", true]);
    const gone = ["content-length", "etag", "content-digest", "accept-ranges"];
    expect(gone.filter((name) => headers.has(name))).toEqual([]);
    expect([headers.get("transfer-encoding"), headers.get("vary")]).toEqual([["chunked"], ["Accept"]]);
  });

  test("nothing, and then a body that came in one go says its length", async () => {
    const answers = ["hello", "", `<${CANARY}>`];
    const through = await behindBytes(() => {
      const body = answers.shift() ?? "";
      return `HTTP/1.1 200 OK\r\nETag: "1"\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    });
    const seen = [];
    for (let i = 0; i < 3; i++) {
      const { body, headers } = await through();
      expect(headers.has("etag")).toBe(false);
      seen.push([body.toString(), headers.get("content-length"), headers.get("transfer-encoding")]);
    }
    expect(seen).toEqual([
      ["hello", ["5"], undefined],
      ["", ["0"], undefined],
      ["<•••>", undefined, ["chunked"]],
    ]);
  });

  test("header values, Location, trailers, the reason phrase and 1xx; a name takes its field along", async () => {
    const through = await behindBytes(
      () =>
        `HTTP/1.1 103 ${CANARY}\r\nLink: <${CANARY}>\r\n\r\n` +
        `HTTP/1.1 302 ${CANARY}\r\nLocation: https://x.example/?k=${encodeURIComponent(CANARY)}\r\nLast-Modified: "${CANARY}"\r\n` +
        `X-${CANARY.replace(/[^\w-]/g, "")}-${CANARY.replaceAll(/[/=]/g, "")}: 1\r\nSet-Cookie: k=${CANARY}\r\nX-Rest: kept\r\n` +
        `Trailer: X-End\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n` +
        `X-End: ${CANARY}!\r\nX-Other: kept\r\nLocation: /\r\n\r\n`,
    );
    const { status, reason, headers, body } = await through();
    expect([status, reason, body.toString()]).toEqual([302, "Found", "hello"]);
    expect(headers.get("location")).toEqual(["https://x.example/?k=***"]);
    expect(headers.get("last-modified")).toEqual(['"***"']);
    expect(headers.get("x-rest")).toEqual(["kept"]);
    expect(JSON.stringify([...headers])).not.toContain(CANARY);
    expect(await trailersThrough(through)).toEqual({ "x-end": "***!", "x-other": "kept" });
  });

  function trailersThrough({ tag, url }: { tag: string; url: string }): Promise<NodeJS.Dict<string>> {
    const headers = { "Keyhole-Authorization": `Bearer ${world.house.token}`, TE: "trailers" };
    const path = `/proxy/${tag}/${url}/`;
    return new Promise((resolve, reject) => {
      const req = httpRequest({ port: world.door.port, host: "127.0.0.1", path, headers, agent: false });
      req.on("error", reject).on("response", (res) => {
        res.resume().on("end", () => resolve(res.trailers));
      });
      req.end();
    });
  }
});

describe("P-10 a stream of events", () => {
  test("has each event as it is sent, without its echo, and waits for no more of it than may be one", async () => {
    let events: ServerResponse | undefined;
    const through = await behindHttp((req, res) => {
      res.writeHead(200, { "Content-Type": "text/event-stream" }).flushHeaders();
      expect(keyOf(req)).toBe(CANARY);
      events = res;
    });
    const socket = begun(through, "GET\r\nHost: x\r\n\r\n");
    let text = "";
    socket.setEncoding("utf8").on("data", (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text).toContain("text/event-stream");
    for (const [sent, got] of [
      ["data: one\n\n", "data: one\n\n"],
      [`data: ${CANARY}\n\n`, "data: •••\n\n"],
      [`data: 100% & ${CANARY.slice(0, 9)}\n\n`, `data: 100% & ${CANARY.slice(0, 9)}\n\n`],
    ] as const) {
      text = "";
      events?.write(sent);
      // Chunks of HTTP are a length, a line and the bytes; nothing but the event arrives before the next is sent.
      await expect.poll(() => text.replaceAll(/^[0-9a-f]+\r\n|\r\n$/gm, "")).toBe(got);
    }
    socket.destroy();
  });
});

describe("D-4 what is asked of the upstream", () => {
  test("with a secret: our codings, and no part of the body; without one what the caller asked", async () => {
    const asked: unknown[] = [];
    const handler = (req: IncomingMessage, res: ServerResponse) => {
      const { range, "if-range": ifRange, "accept-encoding": codings } = req.headers;
      asked.push([range, ifRange, codings]);
      res.end("ok");
    };
    const headers = { Range: "bytes=0-3", "If-Range": '"1"', "Accept-Encoding": "deflate" };
    await (await behindHttp(handler))("/", { headers });
    await (await behindHttp(handler, { "X-Static": "1" }))("/", { headers });
    expect(asked).toEqual([
      [undefined, undefined, "gzip, br, zstd"],
      ["bytes=0-3", '"1"', "deflate"],
    ]);
  });

  test("a part that comes all the same is searched like any other body", async () => {
    const through = await behindHttp((req, res) => {
      res.writeHead(206, {
        "Content-Type": "multipart/byteranges; boundary=b",
        "Content-Range": "bytes 0-9/99",
      });
      res.end(`--b\r\nContent-Range: bytes 0-9/99\r\n\r\n${keyOf(req)}\r\n--b--`);
    });
    const { status, body } = await through("/", { headers: { Range: "bytes=0-9" } });
    expect([status, body.toString()]).toEqual([
      206,
      "--b\r\nContent-Range: bytes 0-9/99\r\n\r\n•••\r\n--b--",
    ]);
  });
});
