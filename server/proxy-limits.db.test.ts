import { once } from "node:events";
import { afterEach, describe, expect, test } from "vitest";
import { updatePluginProxy } from "#core/proxies/update-plugin-proxy.ts";
import { useTestDatabase } from "#db/testing.ts";
import { openHouse, startHttp, startSocket, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp, behindProxy, begun } = world;

const callers: AbortController[] = [];
afterEach(() => {
  for (const caller of callers.splice(0)) caller.abort();
});

/** Requests that their upstream leaves without an answer. @returns when all of them have arrived there. */
async function hanging(limits: Parameters<typeof behindHttp>[2], count: number) {
  let arrived = 0;
  const through = await behindHttp(
    (req, res) => {
      if (req.url === "/answers") res.end("ok");
      else arrived += 1;
    },
    undefined,
    limits,
  );
  const caller = new AbortController();
  callers.push(caller);
  const waiting = Array.from({ length: count }, () =>
    through("/hangs", { signal: caller.signal }).catch(() => "cut off"),
  );
  await expect.poll(() => arrived).toBe(count);
  return { through, caller, waiting };
}

describe("R-8 upstreams that hang do not starve others", () => {
  test("their origin is full: refused at once, with when to come again; every other one goes on", async () => {
    const { through, caller, waiting } = await hanging({ limits: { maxPerOrigin: 4 } }, 4);
    const refused = await through("/answers");
    expect(refused).toMatchObject({ status: 429, code: "TOO_MANY_REQUESTS", isComplete: true });
    expect(refused.headers.get("retry-after")).toEqual(["1"]);
    expect(refused.headers.get("proxy-status")).toEqual([
      'keyhole; error=connection_limit_reached; details="TOO_MANY_REQUESTS"',
    ]);
    // Another origin of the same caller, and the same origin of another workspace.
    const elsewhere = await behindHttp((_req, res) => res.end("ok"));
    expect((await elsewhere()).status).toBe(200);
    const other = await openHouse(world.door);
    await other.addProxy("p", { [through.url]: {} }, { limits: { maxPerOrigin: 1 } });
    expect((await other.through("p", `${through.url}/answers`)).status).toBe(200);
    // What hangs is given up: its slots are free.
    caller.abort();
    await Promise.all(waiting);
    await expect.poll(async () => (await through("/answers")).status).toBe(200);
  });

  test("a caller that is full is refused everywhere, and no other caller is", async () => {
    const { through, caller } = await hanging({ limits: { maxPerCaller: 3 } }, 3);
    const elsewhere = await behindHttp((_req, res) => res.end("ok"), undefined, {
      limits: { maxPerCaller: 3 },
    });
    expect(await elsewhere()).toMatchObject({ status: 429, code: "TOO_MANY_REQUESTS" });
    const other = await openHouse(world.door);
    await other.addProxy("p", { [through.url]: {} });
    expect((await other.through("p", `${through.url}/answers`)).status).toBe(200);
    caller.abort();
    await expect.poll(async () => (await elsewhere()).status).toBe(200);
  });

  test("a slot is free again after every kind of end", async () => {
    const through = await behindHttp(
      (req, res) => {
        if (req.url === "/closes") req.socket.destroy();
        else if (req.url === "/breaks") res.socket?.end("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort");
        else if (req.url === "/silent") return;
        else if (req.url === "/pauses") res.write("begun");
        else res.end("ok");
      },
      undefined,
      { limits: { maxPerOrigin: 1, maxPerCaller: 1, firstByteMs: 300, idleMs: 300, maxRequestBytes: 3 } },
    );
    expect(await through("/closes")).toMatchObject({ status: 502 });
    expect((await through("/ok")).status).toBe(200);
    expect(await through("/breaks")).toMatchObject({ isComplete: false });
    expect((await through("/ok")).status).toBe(200);
    expect(await through("/silent")).toMatchObject({ status: 504, code: "http_response_timeout" });
    expect((await through("/ok")).status).toBe(200);
    expect(await through("/pauses")).toMatchObject({ status: 200, isComplete: false });
    expect((await through("/ok")).status).toBe(200);
    expect(await through("/ok", { method: "POST", body: "long" })).toMatchObject({ status: 413 });
    expect((await through("/ok")).status).toBe(200);
    expect((await through("/ok", { method: "TRACE" })).status).toBe(405);
    expect((await through("/ok")).status).toBe(200);
  });
});

describe("P-8 time-outs", () => {
  test("of the connection, the first byte and the pauses, each as the proxy says", async () => {
    const silent = await startSocket(() => undefined);
    const https = { ...silent, url: silent.url.replace("http:", "https:") };
    const connecting = await behindProxy(https, undefined, { limits: { connectMs: 200 } });
    expect(await connecting()).toMatchObject({ status: 504, code: "connection_timeout" });
    const through = await behindHttp(
      (req, res) => {
        if (req.url === "/pauses") res.write("begun");
      },
      undefined,
      { limits: { firstByteMs: 200, idleMs: 200 } },
    );
    const answer = await through("/");
    expect(answer).toMatchObject({ status: 504, code: "http_response_timeout", isComplete: true });
    expect(answer.headers.get("proxy-status")).toEqual(["keyhole; error=http_response_timeout"]);
    expect(await through("/pauses")).toMatchObject({ status: 200, isComplete: false });
  });

  test("of everything, for an upstream that drips and so is never silent", async () => {
    const drip = await behindHttp(
      (_req, res) => {
        const timer = setInterval(() => res.write("."), 30);
        res.once("close", () => clearInterval(timer));
      },
      undefined,
      { limits: { totalMs: 700, idleMs: 5_000 } },
    );
    const answer = await drip();
    expect(answer).toMatchObject({ status: 200, isComplete: false });
    expect(answer.body.length).toBeGreaterThan(1);
    const never = await behindHttp(() => undefined, undefined, { limits: { totalMs: 300 } });
    expect(await never()).toMatchObject({ status: 504, code: "http_response_timeout" });
  });

  test("a change of the limits counts from the next request on", async () => {
    const through = await behindHttp(() => undefined, undefined, { limits: { firstByteMs: 200 } });
    expect((await through()).code).toBe("http_response_timeout");
    await updatePluginProxy(world.house.actor, {
      proxy: { tag: through.tag },
      limits: { firstByteMs: null, totalMs: 400 },
    });
    const started = Date.now();
    expect((await through()).code).toBe("http_response_timeout");
    expect(Date.now() - started).toBeGreaterThanOrEqual(390);
  });

  test("a caller that is gone ends the upstream's request and frees its slot, before and in the answer", async () => {
    const closed: string[] = [];
    const arrived: string[] = [];
    const through = await behindHttp(
      (req, res) => {
        arrived.push(req.url ?? "");
        res.once("close", () => closed.push(req.url ?? ""));
        if (req.url === "/answering") res.write("begun");
        if (req.url === "/ok") res.end("ok");
      },
      undefined,
      { limits: { maxPerOrigin: 1 } },
    );
    for (const path of ["/waiting", "/answering"]) {
      const caller = new AbortController();
      const gone = through(path, { signal: caller.signal }).catch(() => "gone");
      await expect.poll(() => arrived).toContain(path);
      caller.abort();
      await gone;
      await expect.poll(() => closed).toContain(path);
      await expect.poll(async () => (await through("/ok")).status).toBe(200);
    }
  });
});

describe("R-7 sizes", () => {
  test("an announced length is refused before anything is sent, and before the body is asked for", async () => {
    const reached: string[] = [];
    const through = await behindHttp(
      (req, res) => {
        reached.push(req.url ?? "");
        req.resume().once("end", () => res.end("ok"));
      },
      undefined,
      { limits: { maxRequestBytes: 5 } },
    );
    const exact = await through("/", { method: "POST", body: "12345" });
    expect(exact.status).toBe(200);
    const over = await through("/", { method: "POST", body: "123456" });
    expect(over).toMatchObject({ status: 413, code: "REQUEST_TOO_LARGE", isComplete: true });
    expect(over.headers.get("proxy-status")?.[0]).toContain("error=http_request_error");
    const socket = begun(through, "POST\r\nHost: x\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\n");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    await once(socket, "close");
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(reached).toEqual(["/"]);
  });

  test("chunks are counted; the upstream's request is cut and never ends as if it were whole", async () => {
    const { promise: cut, resolve } = Promise.withResolvers<boolean>();
    const through = await behindHttp(
      (req) => {
        req.on("error", () => undefined);
        req.resume().once("close", () => resolve(!req.complete));
      },
      undefined,
      { limits: { maxRequestBytes: 1_000 } },
    );
    const socket = begun(through, "POST\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    const timer = setInterval(() => socket.write(`64\r\n${"x".repeat(100)}\r\n`), 20);
    await once(socket, "close");
    clearInterval(timer);
    expect(text).toMatch(/^HTTP\/1\.1 413 /);
    expect(text).toContain("REQUEST_TOO_LARGE");
    expect(await cut).toBe(true);
  });

  test("an answer that is too long is refused when it says so, and cut off when it does not", async () => {
    const through = await behindHttp(
      (req, res) => {
        if (req.url === "/said") res.writeHead(200, { "Content-Length": 2_000 });
        res.write("x".repeat(900));
        res.end("x".repeat(req.url === "/fits" ? 100 : 1_100));
      },
      undefined,
      { limits: { maxResponseBytes: 1_000 } },
    );
    expect((await through("/fits")).body.length).toBe(1_000);
    expect(await through("/said")).toMatchObject({ status: 502, code: "http_response_body_size" });
    const cut = await through("/unsaid");
    expect(cut.isComplete).toBe(false);
    expect(cut.body.length).toBeLessThanOrEqual(1_000);
  });

  test("Proxy-Status stands on every refusal of ours, and on no answer of the upstream", async () => {
    const upstream = await startHttp((_req, res) => {
      res.writeHead(500, { "Proxy-Status": "theirs; error=proxy_internal_error" });
      res.end();
    });
    const through = await behindProxy(upstream);
    expect((await through()).headers.get("proxy-status")).toBeUndefined();
    const refusals = await Promise.all([
      through("/", { headers: { "Keyhole-Authorization": "Bearer khl_no" } }),
      through("/..%2f"),
      through("/", { method: "TRACE" }),
      through("/", { headers: { Origin: "https://evil.example" } }),
      world.house.through("none", through.url),
      world.house.through(through.tag, "https://elsewhere.example/"),
      through("/", { headers: { "Keyhole-Workspace": "elsewhere" } }),
    ]);
    expect(refusals.map(({ status, headers }) => [status, ...(headers.get("proxy-status") ?? [])])).toEqual([
      [401, 'keyhole; error=http_request_denied; details="UNAUTHENTICATED"'],
      [400, 'keyhole; error=http_request_error; details="INVALID_TARGET_URL"'],
      [405, 'keyhole; error=http_request_denied; details="METHOD_NOT_ALLOWED"'],
      [403, 'keyhole; error=http_request_denied; details="FORBIDDEN"'],
      [404, 'keyhole; error=http_request_denied; details="PROXY_NOT_FOUND"'],
      [403, 'keyhole; error=http_request_denied; details="NO_PREFIX_MATCHES"'],
      [404, 'keyhole; error=http_request_denied; details="NOT_FOUND"'],
    ]);
  });
});
