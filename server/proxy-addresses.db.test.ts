import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startDns, type TestDns } from "#core/egress/testing-dns.ts";
import { closeUpstreamPools } from "#core/egress/upstream-pools.ts";
import { databaseAddress } from "#db/database-address.ts";
import { useTestConfig, useTestDatabase } from "#db/testing.ts";
import { type House, openHouse, type Started, startDoor, startSocket } from "./testing.ts";

/** Nothing private is allowed here: every upstream on this machine is one that must not be reached. */
const database = useTestDatabase();
let dns: TestDns;
let door: Started;
let house: House;
let open: Started;
let connections = 0;

beforeAll(async () => {
  dns = await startDns();
  useTestConfig({ databaseUrl: database.url, dnsServers: [dns.server] });
  door = await startDoor();
  house = await openHouse(door);
  open = await startSocket((socket) => {
    connections += 1;
    socket.end("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
  });
  await house.addSecret("key", "canary-7d0a2b4c6e8f1357");
  await house.addProxy(
    "any",
    { "http://rebound.test:8080/": { "X-Key": "{{ secrets.key }}" } },
    { unmatched: "FORWARD" },
  );
});
afterAll(async () => {
  await closeUpstreamPools();
  await door.close();
  await open.close();
  await dns.close();
});

async function closedPort(): Promise<number> {
  const server = await startSocket(() => undefined);
  await server.close();
  return server.port;
}

/** Everything that a caller can see of an answer, but its request id and date. */
async function seen(url: string): Promise<string> {
  const { status, rawHeaders, body } = await house.through("any", url);
  const headers = rawHeaders.join("\n").replaceAll(/^(Date|Keyhole-Request-Id)\n.*$/gm, "$1");
  return `${status}\n${headers}\n${body.toString().replace(/"requestId":"[^"]+"/, "")}`;
}

describe("S-7 a refusal", () => {
  test("is the same whether or not something listens there, and nothing is connected to", async () => {
    dns.answer("inside.test", ["127.0.0.1"]);
    dns.answer("metadata.test", ["169.254.169.254"]);
    const closed = await closedPort();
    const postgres = await databaseAddress();
    const answers = new Set<string>();
    for (const host of [
      "127.0.0.1",
      "2130706433",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "inside.test",
      "10.0.0.1",
    ]) {
      for (const port of [open.port, closed, door.port, postgres?.port, 25]) {
        answers.add(await seen(`http://${host}:${port}/`));
      }
    }
    answers.add(await seen("http://metadata.test/latest/meta-data/"));
    expect([...answers]).toHaveLength(1);
    const [answer = ""] = answers;
    expect(answer).toMatch(/^502\n/);
    expect(answer).toContain("Requests to this address are not allowed.");
    expect(answer).not.toMatch(/loopback|private|metadata|own_|listen|refused|port/i);
    expect(connections).toBe(0);
  });

  test("S-4 of a name that is rebound to ourselves connects to nothing", async () => {
    dns.answer("rebound.test", ["127.0.0.1"], ["169.254.169.254"], ["127.0.0.1", "8.8.8.8"]);
    for (let i = 0; i < 3; i++) {
      expect(await house.through("any", "http://rebound.test:8080/")).toMatchObject({
        status: 502,
        code: "destination_ip_prohibited",
      });
    }
    expect(connections).toBe(0);
  });

  test.each([
    "http://rebound.test.:8080/",
    "http://127.0.0.1.:8080/",
    "http://u@rebound.test:8080/",
    "http://u:p@127.0.0.1/",
  ])("S-1 %s never goes out", async (url) => {
    const answer = await house.through("any", url);
    expect(["INVALID_TARGET_URL", "destination_ip_prohibited"]).toContain(answer.code);
    expect(connections).toBe(0);
  });
});
