import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { databaseAddress } from "#db/database-address.ts";
import { useTestDatabase } from "#db/testing.ts";
import { openHouse, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp } = world;

describe("S-2 S-3 S-5 addresses that are refused, with one text for all", () => {
  test.each([
    "http://10.0.0.1/",
    "http://169.254.169.254/latest",
    "http://[::1]/",
    "http://0x7f.1.2.3.4/",
    "http://[::ffff:169.254.169.254]/",
    "http://168.63.129.16/",
  ])("%s", async (url) => {
    const other = await openHouse(world.door);
    await other.addProxy("open", {}, { unmatched: "FORWARD" });
    const answer = await other.through("open", url);
    expect(["destination_ip_prohibited", "INVALID_TARGET_URL"]).toContain(answer.code);
    expect(answer.status).toBe(answer.code === "INVALID_TARGET_URL" ? 400 : 502);
  });

  test("S-5 our own listener and our PostgreSQL, although loopback is allowed", async () => {
    const database = await databaseAddress();
    await world.house.addProxy("self", {}, { unmatched: "FORWARD" });
    const texts: string[] = [];
    for (const port of [world.door.port, 3000, database?.port]) {
      for (const host of ["127.0.0.1", "127.0.0.2", "2130706433"]) {
        const answer = await world.house.through("self", `http://${host}:${port}/`);
        expect(answer, `${host}:${port}`).toMatchObject({ status: 502, code: "destination_ip_prohibited" });
        texts.push(answer.body.toString().replace(/"requestId":"[^"]+"/, ""));
      }
    }
    // S-7: the text does not tell what is there.
    expect(new Set(texts).size).toBe(1);
  });
});

describe("what comes to the door", () => {
  /** Sends bytes as they are; answers everything that came until the connection closed. */
  async function raw(text: string): Promise<string> {
    const socket = connect({ host: "127.0.0.1", port: world.door.port });
    let answer = "";
    socket.on("data", (chunk) => {
      answer += chunk;
    });
    socket.on("error", () => undefined);
    socket.write(text);
    setTimeout(() => socket.end(), 500).unref();
    await once(socket, "close");
    return answer;
  }

  test("P-5 TRACE, TRACK, CONNECT, PRI and upgrades are refused", async () => {
    const seen: string[] = [];
    const through = await behindHttp((req, res) => {
      seen.push(req.method ?? "");
      res.end();
    });
    const rest = `/proxy/${through.tag}/${through.url}/ HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${world.house.token}\r\n`;
    const trace = await raw(`TRACE ${rest}\r\n`);
    expect(trace).toMatch(/^HTTP\/1\.1 405 /);
    expect(trace).toContain("METHOD_NOT_ALLOWED");
    expect(trace).not.toContain(world.house.token);
    // node's parser knows none of these.
    expect(await raw(`TRACK ${rest}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw(`PRI ${rest}\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
    expect(await raw("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 /);
    for (const target of ["upstream.example:443", `/proxy/${through.tag}/${through.url}/`]) {
      const tunnel = await raw(`CONNECT ${target} HTTP/1.1\r\nHost: x\r\n\r\n`);
      expect(tunnel).toMatch(/^HTTP\/1\.1 405 /);
      expect(tunnel).toContain("METHOD_NOT_ALLOWED");
    }
    const upgrade = await raw(`GET ${rest}Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(upgrade).toMatch(/^HTTP\/1\.1 501 /);
    expect(upgrade).toContain("UPGRADE_NOT_SUPPORTED");
    expect(seen).toEqual([]);
  });

  test("a refusal reaches a caller that is still sending", async () => {
    const answer = await raw(
      `POST /proxy/p/https://a.example/ HTTP/1.1\r\nHost: x\r\nContent-Length: 900000\r\n\r\n${"x".repeat(300_000)}`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
    expect(answer.toLowerCase()).toContain("connection: close");
    expect(answer).toContain("UNAUTHENTICATED");
  });
});
