import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { startHttp, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const { behindHttp, begun } = useUpstreams();

describe("answers", () => {
  test("D-4 a redirect is handed back, not followed", async () => {
    const reached: string[] = [];
    const elsewhere = await startHttp((req, res) => {
      reached.push(req.url ?? "");
      res.end();
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const through = await behindHttp((_req, res) => {
        res.writeHead(status, { Location: elsewhere.url });
        res.end("moved");
      });
      const answer = await through();
      expect([answer.status, answer.headers.get("location"), answer.body.toString()]).toEqual([
        status,
        [elsewhere.url],
        "moved",
      ]);
    }
    expect(reached).toEqual([]);
    await elsewhere.close();
  });

  test.each([200, 201, 400, 401, 404, 418, 429, 500, 502, 503])(
    "P-9 status %i and its body cross unchanged, and are marked as the upstream's",
    async (status) => {
      const through = await behindHttp((_req, res) => {
        res.writeHead(status, { "Content-Type": "application/problem+json", "WWW-Authenticate": "Theirs" });
        res.end('{"code":"THEIRS"}');
      });
      const answer = await through();
      expect([answer.status, answer.body.toString()]).toEqual([status, '{"code":"THEIRS"}']);
      expect(answer.headers.get("keyhole-answer")).toEqual(["upstream"]);
      expect(answer.headers.get("www-authenticate")).toEqual(["Theirs"]);
    },
  );

  test("P-4 an upstream's page cannot act on Keyhole's origin", async () => {
    const through = await behindHttp((_req, res) => {
      res.writeHead(200, {
        "Content-Type": "text/html",
        "Set-Cookie": ["keyhole.session=x", "b=c"],
        "Access-Control-Allow-Origin": "*",
        "Content-Security-Policy": "script-src *",
        "Clear-Site-Data": '"*"',
        Refresh: "0",
        "Service-Worker-Allowed": "/",
        "Alt-Svc": "h3",
        "Strict-Transport-Security": "max-age=0",
        "Cache-Control": "public, max-age=9",
        "Keyhole-Answer": "keyhole",
      });
      res.end("<script>1</script>");
    });
    const { headers } = await through();
    // Whether the body has a length depends on how the upstream's bytes came in.
    const isFraming = (name: string) => name === "transfer-encoding" || name === "content-length";
    expect([...headers.keys()].filter((name) => !isFraming(name)).sort()).toEqual([
      ...["cache-control", "connection", "content-security-policy", "content-type", "date", "keyhole-answer"],
      ...["keyhole-request-id", "x-content-type-options"],
    ]);
    expect(headers.get("content-security-policy")).toEqual(["sandbox; default-src 'none'"]);
    expect(headers.get("cache-control")).toEqual(["no-store"]);
    expect(headers.get("keyhole-answer")).toEqual(["upstream"]);
  });

  test("P-10 events come as they are sent, not when the answer ends", async () => {
    let next: (() => void) | undefined;
    const through = await behindHttp((_req, res) => {
      res.writeHead(200, { "Content-Type": "text/event-stream" });
      res.flushHeaders();
      next = () => res.write("data: 1\n\n");
    });
    const socket = begun(through, "GET\r\nHost: x\r\n\r\n");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await expect.poll(() => text).toContain("text/event-stream");
    expect(text).not.toContain("data:");
    next?.();
    await expect.poll(() => text).toContain("data: 1");
    socket.destroy();
  });

  test("P-10 bytes of any kind cross exactly, both ways, in chunks or with a length", async () => {
    const bytes = Buffer.from(Array.from({ length: 1 << 20 }, (_, i) => (i * 7 + (i >> 8)) & 255));
    const through = await behindHttp((req, res) => req.pipe(res));
    const framings: Record<string, string>[] = [
      { "Content-Length": String(bytes.length) },
      { "Transfer-Encoding": "chunked" },
    ];
    for (const headers of framings) {
      const answer = await through("/", { method: "PUT", body: bytes, headers });
      expect(answer.isComplete).toBe(true);
      expect(answer.body.equals(bytes)).toBe(true);
    }
  });

  test("P-10 HEAD, 204 and 304 have no body and leave the connection usable", async () => {
    const through = await behindHttp((req, res) => {
      const status = Number(req.url?.slice(1));
      res.writeHead(status, status === 200 ? { "Content-Length": "9" } : {});
      res.end(req.method === "HEAD" || status !== 200 ? undefined : "not empty");
    });
    const head = await through("/200", { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), head.body.length]).toEqual([200, ["9"], 0]);
    for (const status of [204, 304]) {
      expect(await through(`/${status}`)).toMatchObject({ status, isComplete: true });
    }
    expect((await through("/200")).body.toString()).toBe("not empty");
  });

  test("a slow reader makes the upstream wait", async () => {
    let written = 0;
    const through = await behindHttp((_req, res) => {
      const chunk = Buffer.alloc(65_536, "x");
      const more = () => {
        while (written < 64 << 20) {
          written += chunk.length;
          if (!res.write(chunk)) return res.once("drain", more);
        }
        return res.end();
      };
      more();
    });
    const socket = begun(through, "GET\r\nHost: x\r\n\r\n").pause();
    await expect.poll(() => written).toBeGreaterThan(0);
    const seen = [-1, 0];
    await expect.poll(() => seen.push(written) && seen.at(-1) === seen.at(-2), { interval: 300 }).toBe(true);
    expect(written).toBeLessThan(32 << 20);
    socket.destroy();
  });

  test("P-8 when the caller goes away the upstream's request ends", async () => {
    const { promise: closed, resolve } = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const through = await behindHttp((req, res) => {
      started.resolve();
      req.socket.once("close", () => resolve());
      res.write("begun");
    });
    const caller = new AbortController();
    const gone = through("/", { signal: caller.signal }).catch(() => "gone");
    await started.promise;
    caller.abort();
    await closed;
    await gone;
  });
});
