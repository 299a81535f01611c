import { once } from "node:events";
import { request as httpRequest } from "node:http";
import type { Socket } from "node:net";
import { beforeAll, describe, expect, test } from "vitest";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { config } from "#platform/config.ts";
import { useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp, behindBytes, begun } = world;

/** What the socket was sent until it closed. */
function collected(socket: Socket): { text: () => string; closed: Promise<unknown> } {
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk) => {
    text += chunk;
  });
  return { text: () => text, closed: once(socket, "close") };
}

describe("P-10 requests and answers of every shape", () => {
  test("100-continue: the body is asked for when the upstream is there, and the upstream sees no Expect", async () => {
    const expects: unknown[] = [];
    const through = await behindHttp((req, res) => {
      expects.push(req.headers.expect);
      req.pipe(res);
    });
    const socket = begun(
      through,
      "POST\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
    );
    const { text, closed } = collected(socket);
    await expect.poll(text).toContain("HTTP/1.1 100 Continue\r\n\r\n");
    expect(text()).not.toContain("HTTP/1.1 200");
    socket.write("hello");
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n/);
    expect(text()).toContain("hello");
    expect(expects).toEqual([undefined]);
  });

  test("100-continue: a request that is refused is told so instead", async () => {
    const through = await behindHttp((_req, res) => res.end());
    const head = "POST\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    const socket = begun({ ...through, tag: "none" } as typeof through, head);
    const { text, closed } = collected(socket);
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 404 /);
    expect(text()).not.toContain("100 Continue");
  });

  test("an upstream that says that it is at work is not repeated", async () => {
    const through = await behindBytes(
      () =>
        "HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" +
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok",
    );
    const socket = begun(through, "GET\r\nHost: x\r\nConnection: close\r\n\r\n");
    const { text, closed } = collected(socket);
    await closed;
    expect(text().match(/^HTTP\/1\.1 \d+/gm)).toEqual(["HTTP/1.1 200"]);
  });

  test("trailers come to whoever says TE: trailers, and to nobody else", async () => {
    const through = await behindBytes(
      () =>
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Checksum, X-Count\r\n\r\n5\r\nhello\r\n0\r\n" +
        "X-Checksum: abc\r\nX-Count: 1\r\nSet-Cookie: a=b\r\nKeyhole-Answer: keyhole\r\n\r\n",
    );
    const trailersOf = (te?: string) =>
      new Promise<Record<string, unknown>>((resolve, reject) => {
        const headers = { "Keyhole-Authorization": `Bearer ${world.house.token}`, ...(te ? { TE: te } : {}) };
        const path = `/proxy/${through.tag}/${through.url}/`;
        const req = httpRequest({ port: world.door.port, host: "127.0.0.1", path, headers, agent: false });
        req.on("error", reject).on("response", (res) => {
          let body = "";
          res.on("data", (chunk) => {
            body += chunk;
          });
          res.on("end", () => resolve({ ...res.trailers, body }));
        });
        req.end();
      });
    expect(await trailersOf("trailers")).toEqual({ "x-checksum": "abc", "x-count": "1", body: "hello" });
    expect(await trailersOf("gzip;q=0.5, trailers")).toMatchObject({ "x-checksum": "abc" });
    for (const te of [undefined, "gzip", "xtrailers"])
      expect(await trailersOf(te)).toEqual({ body: "hello" });
  });

  test("an answer with a length has no place for trailers, and is whole", async () => {
    const through = await behindHttp((_req, res) => {
      res.writeHead(200, { "Content-Length": 5 });
      res.end("hello");
    });
    expect(await through("/", { headers: { TE: "trailers" } })).toMatchObject({
      status: 200,
      isComplete: true,
    });
  });

  test("a long poll waits as long as its answer takes, and each piece of an event stream comes at once", async () => {
    let answerPoll: (() => void) | undefined;
    let event: ((text: string) => void) | undefined;
    const through = await behindHttp((req, res) => {
      if (req.headers.accept === "text/event-stream") {
        res.writeHead(200, { "Content-Type": "text/event-stream" });
        event = (text) => res.write(`data: ${text}\n\n`);
        event("first");
      } else answerPoll = () => res.end("news");
    });
    const polling = through();
    const stream = begun(through, "GET\r\nHost: x\r\nAccept: text/event-stream\r\n\r\n");
    const { text } = collected(stream);
    await expect.poll(text).toContain("data: first\n\n");
    for (let i = 0; i < 20; i++) {
      event?.(`number ${i}`);
      await expect.poll(text).toContain(`data: number ${i}\n\n`);
    }
    stream.destroy();
    await expect.poll(() => answerPoll).toBeDefined();
    answerPoll?.();
    expect((await polling).body.toString()).toBe("news");
  });

  test("an upload goes on piece by piece, before it is whole", async () => {
    let got = "";
    const through = await behindHttp((req, res) => {
      req.on("data", (chunk) => {
        got += chunk;
      });
      req.on("end", () => res.end("done"));
    });
    const socket = begun(
      through,
      "POST\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n",
    );
    const { text, closed } = collected(socket);
    for (const word of ["one", "two", "three"]) {
      socket.write(`${word.length.toString(16)}\r\n${word}\r\n`);
      await expect.poll(() => got).toContain(word);
    }
    socket.write("0\r\n\r\n");
    await closed;
    expect([got, text().includes("done")]).toEqual(["onetwothree", true]);
  });

  test("a body that breaks off is not sent on as if it were whole", async () => {
    for (const framing of ["Content-Length: 10", "Transfer-Encoding: chunked"]) {
      const { promise: ended, resolve } = Promise.withResolvers<{ isWhole: boolean }>();
      const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
      const through = await behindHttp((req) => {
        arrive();
        req.on("error", () => undefined);
        req.resume().once("close", () => resolve({ isWhole: req.complete }));
      });
      const piece = framing.startsWith("C") ? "12345" : "5\r\n12345\r\n";
      const socket = begun(through, `POST\r\nHost: x\r\n${framing}\r\n\r\n${piece}`);
      await arrived;
      socket.destroy();
      expect(await ended, framing).toEqual({ isWhole: false });
    }
  });
});

describe("R-6 a body that stands still", () => {
  beforeAll(() => {
    const { proxyLimits, ...rest } = config();
    useTestConfig({ ...rest, proxyLimits: { ...proxyLimits, idleMs: 400 } });
  });

  test("is cut, with words, and its upstream's request too", async () => {
    const { promise: ended, resolve } = Promise.withResolvers<boolean>();
    const through = await behindHttp((req) => {
      req.on("error", () => undefined);
      req.resume().once("close", () => resolve(req.complete));
    });
    const socket = begun(through, "POST\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc");
    const { text, closed } = collected(socket);
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 408 /);
    expect(text()).toContain("REQUEST_TIMEOUT");
    expect(await ended).toBe(false);
  });

  test("is not cut while it is the upstream that does not read", async () => {
    const { promise: reads, resolve: read } = Promise.withResolvers<void>();
    const through = await behindHttp(
      async (req, res) => {
        req.pause();
        await reads;
        req.resume().once("end", () => res.end("read"));
      },
      undefined,
      { limits: { firstByteMs: 20_000 } },
    );
    const size = 24 << 20;
    const socket = begun(through, `POST\r\nHost: x\r\nContent-Length: ${size}\r\nConnection: close\r\n\r\n`);
    const { text, closed } = collected(socket);
    socket.write(Buffer.alloc(size));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(text()).toBe("");
    read();
    await closed;
    expect(text()).toContain("read");
  });
});
