import type { LookupAddress } from "node:dns";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { leave, type Presence } from "./plan.ts";
import { get, startServer, useLoopback } from "./testing-upstream.ts";

/** What the resolver of this machine would say: the only thing here that is not real. */
const answers = vi.hoisted(() => ({ byName: new Map<string, LookupAddress[][]>(), asked: [] as string[] }));
vi.mock("node:dns/promises", () => ({
  lookup: async (name: string) => {
    answers.asked.push(name);
    const left = answers.byName.get(name) ?? [];
    const next = left.length > 1 ? left.shift() : left[0];
    if (!next) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), { code: "ENOTFOUND" });
    return next;
  },
}));

const v4 = (address: string): LookupAddress => ({ address, family: 4 });

useLoopback();
beforeEach(() => {
  answers.byName.clear();
  answers.asked.length = 0;
});

describe("S-4 names are resolved once, every answer is checked, and the checked one is connected to", () => {
  test("the connection goes to the address that was looked at, under the original name", async () => {
    const port = await startServer((req, res) => res.end(req.headers.host));
    answers.byName.set("api.test", [[v4("127.0.0.1")], [v4("10.0.0.1")]]);
    const origin = `http://api.test:${port}`;
    expect((await get(origin)).body).toBe(`api.test:${port}`);
    expect((await get(origin)).body).toBe(`api.test:${port}`);
    expect(answers.asked).toEqual(["api.test"]);
  });

  test("one answer that is refused refuses the name, whichever place it has", async () => {
    const reached: string[] = [];
    const port = await startServer((req, res) => {
      reached.push(req.url ?? "");
      res.end();
    });
    for (const [i, list] of [
      [v4("127.0.0.1"), v4("10.0.0.1")],
      [v4("169.254.169.254"), v4("127.0.0.1")],
      [v4("127.0.0.1"), { address: "::ffff:169.254.169.254", family: 6 }],
      [v4("127.0.0.1"), { address: "fe80::1%eth0", family: 6 }],
    ].entries()) {
      answers.byName.set(`rebind${i}.test`, [list]);
      await expect(get(`http://rebind${i}.test:${port}`)).rejects.toMatchObject({
        kind: "upstream",
        code: "destination_ip_prohibited",
      });
    }
    expect(reached).toEqual([]);
  });

  test("a refusal is not remembered, and each new connection is checked anew", async () => {
    const port = await startServer((_req, res) => {
      res.writeHead(200, { Connection: "close" });
      res.end("ok");
    });
    answers.byName.set("flip.test", [[v4("10.0.0.1")], [v4("127.0.0.1")]]);
    const origin = `http://flip.test:${port}`;
    await expect(get(origin)).rejects.toMatchObject({ code: "destination_ip_prohibited" });
    expect((await get(origin)).body).toBe("ok");
  });

  test("a name that nobody knows is dns_error", async () => {
    await expect(get("http://nobody.test:8080")).rejects.toMatchObject({ code: "dns_error" });
  });
});

describe("P-8 P-11", () => {
  test("connections are kept and used again, but never by another workspace", async () => {
    const sockets = new Set<unknown>();
    const port = await startServer((req, res) => {
      sockets.add(req.socket);
      res.end("ok");
    });
    const origin = `http://127.0.0.1:${port}`;
    for (let i = 0; i < 20; i++) await get(origin, { workspaceId: "a" });
    // One is still being tidied up when the next request comes.
    const ofA = sockets.size;
    expect(ofA).toBeLessThanOrEqual(2);
    await get(origin, { workspaceId: "b" });
    expect(sockets.size).toBe(ofA + 1);
  });

  test("an upstream that is silent, before or in the middle of its answer, is http_response_timeout", async () => {
    const port = await startServer((req, res) => {
      if (req.url === "/begins") res.write("begun");
    });
    const origin = `http://127.0.0.1:${port}`;
    const limits = { firstByteMs: 200, idleMs: 200 };
    await expect(get(origin, { limits })).rejects.toMatchObject({ code: "http_response_timeout" });
    await expect(get(origin, { limits, path: "/begins" })).rejects.toMatchObject({
      code: "http_response_timeout",
    });
  });

  test("a request that is given up before it began never begins", async () => {
    const reached: string[] = [];
    const port = await startServer((req, res) => {
      reached.push(req.url ?? "");
      res.end();
    });
    const origin = `http://127.0.0.1:${port}`;
    await expect(
      get(origin, { caller: { isGone: true, onGone: null }, path: "/gone" }),
    ).rejects.toMatchObject({
      code: "connection_terminated",
      reason: "caller_gone",
    });
    const caller: Presence = { isGone: false, onGone: null };
    const going = get(origin, { caller, path: "/gone" });
    leave(caller);
    await expect(going).rejects.toMatchObject({ reason: "caller_gone" });
    expect((await get(origin)).status).toBe(200);
    expect(reached).toEqual(["/"]);
  });
});

test("L-4 what undici refuses to send is not quoted, and not kept as a cause", async () => {
  const port = await startServer((_req, res) => res.end());
  const origin = `http://127.0.0.1:${port}`;
  for (const broken of [
    { headers: ["X-Key", "canary\r\nX: y"] },
    { headers: ["canary header", "1"] },
    { path: "/canary path" },
    { headers: ["Content-Length", "canary"] },
    { headers: ["Upgrade", "canary"] },
  ]) {
    const error = await get(origin, broken).catch((refusal: unknown) => refusal);
    expect(error).toMatchObject({ kind: "upstream", code: "proxy_internal_error" });
    expect(JSON.stringify(error) + String(error) + (error as Error).stack).not.toContain("canary");
    expect((error as Error).cause).toBeUndefined();
  }
});
