import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { startServerProcess } from "./testing/server-process.ts";
import { openHouse, startHttp } from "./testing.ts";

/** The pages have theirs in e2e/no-egress.spec.ts: they need the build. */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const PRELOAD = join(process.cwd(), "e2e/record-connections.ts");

async function connectionsOf(
  work: (environment: Record<string, string>) => Promise<void>,
): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), "keyhole-connections-"));
  const file = join(folder, "lines");
  try {
    await work({ NODE_OPTIONS: `--import=file://${PRELOAD}`, KEYHOLE_TEST_CONNECTIONS: file });
    return [...new Set((await readFile(file, "utf8")).trim().split("\n"))].sort();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

test("S-8 a whole process talks to its PostgreSQL, to the upstreams of its proxies, and to nobody else", async () => {
  const upstream = await startHttp((_req, res) => res.end("ok"));
  const lines = await connectionsOf(async (environment) => {
    const roles = { KEYHOLE_ROLES: "proxy,worker", NODE_ENV: "production" };
    const server = await startServerProcess(database.url, { ...environment, ...roles });
    const house = await openHouse({
      url: server.url,
      port: Number(new URL(server.url).port),
      close: async () => {},
    });
    await house.addSecret("key", "canary-7d0a2b4c6e8f1357");
    await house.addProxy("p", { [upstream.url]: { "X-Key": "{{ secrets.key }}" } });
    const first = await house.through("p", `${upstream.url}/`);
    expect(first.body.toString()).toBe("ok");
    expect(await house.through("p", "https://api.example.com/")).toMatchObject({ code: "NO_PREFIX_MATCHES" });
    // Whatever would call home at the start or soon after it has had its time.
    await pause(3_000);
    expect(await server.stop()).toBe(0);
  });
  const postgres = new URL(database.url);
  expect(lines).toEqual(
    [`connect ${postgres.hostname}:${postgres.port}`, `connect 127.0.0.1:${upstream.port}`].sort(),
  );
  await upstream.close();
});

test("S-8 the record misses nothing: fetch, sockets, datagrams and names are all seen", async () => {
  const lines = await connectionsOf(async (environment) => {
    const source = `
      import dns from "node:dns";
      import dgram from "node:dgram";
      import https from "node:https";
      import net from "node:net";
      import { lookup } from "node:dns/promises";
      const quiet = () => undefined;
      await fetch("http://127.0.0.1:9/").catch(quiet);
      await new Promise((resolve) => https.get("https://127.0.0.1:9/").on("error", resolve));
      await new Promise((resolve) => net.connect(7, "127.0.0.1").on("error", resolve));
      await lookup("localhost").catch(quiet);
      await new Promise((resolve) => dns.lookup("localhost", resolve));
      const resolver = new dns.promises.Resolver({ timeout: 50, tries: 1 });
      resolver.setServers(["127.0.0.1:9"]);
      await resolver.resolve4("away.test").catch(quiet);
      const socket = dgram.createSocket("udp4");
      await new Promise((resolve) => socket.send("x", 9, "127.0.0.1", resolve));
      socket.close();`;
    const run = promisify(execFile);
    await run(process.execPath, ["--input-type=module", "-e", source], {
      env: { NODE_ENV: "test", ...environment },
    });
  });
  expect(lines).toEqual([
    "connect 127.0.0.1:7",
    "connect 127.0.0.1:9",
    "lookup localhost",
    "resolve4 away.test",
    "send 9 127.0.0.1",
  ]);
});
