import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { networkInterfaces } from "node:os";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { useTestConfig } from "#db/testing.ts";
import { type Config, ConfigError } from "#platform/config.ts";
import { forgetProcessState } from "#platform/process-state.ts";
import { checkDnsServers, resolveName } from "./resolve-name.ts";
import { resolveUpstream } from "./resolve-upstream.ts";
import { startDns, type TestDns } from "./testing-dns.ts";
import { closeUpstreamPools, upstreamFor } from "./upstream-pools.ts";

/** With a name server of our own, over UDP, and real servers: nothing here stands in for the network. */
let dns: TestDns;
const servers: Server[] = [];

beforeAll(async () => {
  dns = await startDns();
});
afterAll(() => dns.close());
afterEach(async () => {
  await closeUpstreamPools();
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
  forgetProcessState("config");
});

function configure(settings: Partial<Config>): void {
  useTestConfig({ dnsServers: [dns.server], ...settings });
}

const prohibited = (reason: string) => ({
  kind: "upstream",
  code: "destination_ip_prohibited",
  message: "Requests to this address are not allowed.",
  reason,
});

const at = (url: string) => {
  const { hostname, port, protocol } = new URL(url);
  return { hostname, port: Number(port || (protocol === "https:" ? 443 : 80)) };
};

/** A server on each of the addresses, all on one port; answers its address, and counts who came. */
async function startOn(...addresses: string[]): Promise<{ port: number; connections: Map<string, number> }> {
  const connections = new Map(addresses.map((address) => [address, 0]));
  let port = 0;
  for (const address of addresses) {
    const server = createServer((_req, res) => {
      res.writeHead(200, { Connection: "close" });
      res.end(address);
    });
    server.on("connection", () => connections.set(address, (connections.get(address) ?? 0) + 1));
    server.listen(port, address);
    await once(server, "listening");
    servers.push(server);
    port = (server.address() as { port: number }).port;
  }
  return { port, connections };
}

async function get(origin: string): Promise<string> {
  const upstream = upstreamFor({
    workspaceId: "w",
    origin,
    endpoint: at(origin),
    listenerPort: null,
    connectMs: 5_000,
  });
  if (!upstream.isConnected()) await upstream.addresses();
  const { body } = await upstream.pool.request({ path: "/", method: "GET" });
  return body.text();
}

describe("S-4 a name server that changes its mind", () => {
  test("between the check and the connection: asked once, and the checked address is connected to", async () => {
    configure({ egressAllow: ["127.0.0.2"] });
    const { port, connections } = await startOn("127.0.0.2", "127.0.0.1");
    for (const [i, second] of ["127.0.0.1", "169.254.169.254"].entries()) {
      const name = `rebind${i}.test`;
      dns.answer(name, ["127.0.0.2"], [second]);
      expect(await get(`http://${name}:${port}`)).toBe("127.0.0.2");
      expect(dns.asked.filter((each) => each === `A ${name}`)).toHaveLength(1);
    }
    expect(connections.get("127.0.0.1")).toBe(0);
  });

  test("between two connections: the second is checked anew, refused, and not made", async () => {
    configure({ egressAllow: ["127.0.0.2"] });
    const { port, connections } = await startOn("127.0.0.2", "127.0.0.1");
    dns.answer("flip.test", ["127.0.0.2"], ["127.0.0.1"]);
    const origin = `http://flip.test:${port}`;
    expect(await get(origin)).toBe("127.0.0.2");
    // What was resolved is good for 3 s (upstream-pools.ts): until then each connection goes to the checked address.
    expect(await get(origin)).toBe("127.0.0.2");
    await pause(3_100);
    await expect(get(origin)).rejects.toMatchObject(prohibited("loopback"));
    dns.answer("flip.test", ["169.254.169.254"]);
    await expect(get(origin)).rejects.toMatchObject(prohibited("metadata"));
    dns.answer("flip.test", ["127.0.0.2"]);
    expect(await get(origin)).toBe("127.0.0.2");
    expect(connections.get("127.0.0.1")).toBe(0);
  });

  test.each([
    ["private", ["127.0.0.2", "10.0.0.1"]],
    ["private", ["10.0.0.1", "127.0.0.2"]],
    ["loopback", ["127.0.0.2", "::1"]],
    ["metadata", ["127.0.0.2", "::ffff:169.254.169.254"]],
    ["nat64", ["127.0.0.2", "64:ff9b::a00:1"]],
    ["6to4", ["2002:a00:1::", "127.0.0.2"]],
    ["link_local", ["127.0.0.2", "fe80::1"]],
  ])("one bad answer among good ones refuses the name, naming %s to us: %j", async (reason, list) => {
    configure({ egressAllow: ["127.0.0.2"] });
    const { port, connections } = await startOn("127.0.0.2");
    const name = `mixed${list.join("-").replaceAll(/[^a-f0-9]/g, "-")}.test`;
    dns.answer(name, list);
    await expect(get(`http://${name}:${port}`)).rejects.toMatchObject(prohibited(reason));
    expect(connections.get("127.0.0.2")).toBe(0);
  });
});

describe("S-1 S-2 an address in any spelling that the URL parser takes", () => {
  test.each([
    ["loopback", ["2130706433", "0x7f000001", "0x7f.1", "127.1", "127.0.1", "0177.0.0.1", "017700000001"]],
    [
      "loopback",
      ["127.0.0.1.", "１２７.０.０.１", "127。0。0。1", "①②⑦.⓪.⓪.①", "%31%32%37.0.0.1", "0x7F.0X0.0.1"],
    ],
    [
      "loopback",
      ["[::1]", "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::FFFF:7f00:0001]"],
    ],
    ["unspecified", ["0", "0.0.0.0", "0x0", "[::]", "[::ffff:0.0.0.0]"]],
    ["private", ["10.1", "012.0.0.1", "0xa.1", "167772161", "[::ffff:a00:1]", "192.168.257", "172.16.1"]],
    ["metadata", ["169.254.169.254", "2852039166", "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518"]],
    ["metadata", ["[::ffff:a9fe:a9fe]", "[64:ff9b::a9fe:a9fe]", "[::a9fe:a9fe]", "[2002:a9fe:a9fe::1]"]],
    ["metadata", ["[fd00:ec2::254]", "[fd00:0ec2::0254]", "168.63.129.16", "0xa83f8110"]],
    ["ipv4_compatible", ["[::7f00:1]", "[::127.0.0.1]"]],
    ["nat64", ["[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]"]],
    ["6to4", ["[2002:7f00:1::]"]],
    ["teredo", ["[2001:0:1::80ff:fffe]"]],
    ["multicast", ["224.0.0.1", "[ff02::1]"]],
  ])("is refused: %s", async (reason, spellings) => {
    configure({});
    for (const host of spellings) {
      await expect(resolveUpstream(at(`http://${host}:8080/`), null), host).rejects.toMatchObject(
        prohibited(reason),
      );
    }
  });

  test.each([
    "[fe80::1%25eth0]",
    "[fe80::1%eth0]",
    "1.2.3.4.5",
    "0x100000000",
    "256.1.1.1",

    "[::1",
  ])("or it is no URL: %s", (host) => expect(URL.canParse(`http://${host}/`)).toBe(false));
});

describe("S-5 ourselves, although everything is allowed", () => {
  const everything = { egressAllow: ["0.0.0.0/0", "::/0"], port: 4321, publicUrl: "https://keyhole.example" };
  const own = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const bracketed = (address: string) => (address.includes(":") ? `[${address.split("%")[0]}]` : address);

  test("our listener at every address of this machine, in every spelling", async () => {
    configure(everything);
    expect(own.length).toBeGreaterThan(0);
    dns.answer("me.test", ["127.0.0.1"]);
    const ipv4 = own.filter(({ family }) => family === "IPv4").map(({ address }) => address);
    const hosts = [
      ...own.filter(({ scopeid }) => !scopeid).map(({ address }) => bracketed(address)),
      ...ipv4.flatMap((address) => [`[::ffff:${address}]`, `[64:ff9b::${address}]`, `[::${address}]`]),
      ...[
        "127.9.9.9",
        "0.0.0.0",
        "[::]",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "2130706433",
        "me.test",
      ],
    ];
    for (const host of hosts) {
      for (const port of [4321, 5555]) {
        await expect(resolveUpstream(at(`http://${host}:${port}/`), 5555), host).rejects.toMatchObject(
          prohibited("own_listener"),
        );
      }
    }
    expect(await resolveUpstream(at("http://127.0.0.1:4322/"), 5555)).toHaveLength(1);
  });

  test("our public address, whatever it resolves to, also with a dot at its end", async () => {
    configure(everything);
    for (const host of ["keyhole.example", "KEYHOLE.example", "keyhole.example."]) {
      dns.answer("keyhole.example", ["8.8.8.8"]);
      await expect(resolveUpstream(at(`https://${host}/`), null), host).rejects.toMatchObject(
        prohibited("own_listener"),
      );
    }
    expect(await resolveUpstream(at("https://keyhole.example:8443/"), null)).toHaveLength(1);
  });

  test.each([
    ["postgres://u:p@db.test:6432/k", 6432],
    ["postgres://u:p@ignored.test:1/k?host=db.test&port=6432", 6432],
    ["postgres://u:p@db.test/k", 5432],
  ])("our PostgreSQL by name, by address and by another name: %s", async (databaseUrl, port) => {
    configure({ ...everything, databaseUrl });
    dns.answer("db.test", ["8.8.4.4", "2001:4860:4860::8844"]);
    dns.answer("alias.test", ["8.8.4.4"]);
    dns.answer("other.test", ["8.8.8.8"]);
    for (const host of [
      "db.test",
      "db.test.",
      "DB.test",
      "alias.test",
      "8.8.4.4",
      "[2001:4860:4860::8844]",
    ]) {
      await expect(resolveUpstream(at(`http://${host}:${port}/`), null), host).rejects.toMatchObject(
        prohibited("own_database"),
      );
    }
    for (const host of ["127.0.0.1", "10.0.0.9", "[::ffff:10.0.0.9]"]) {
      await expect(resolveUpstream(at(`http://${host}:${port}/`), null), host).rejects.toMatchObject(
        prohibited("own_database"),
      );
    }
    expect(await resolveUpstream(at(`http://other.test:${port}/`), null)).toHaveLength(1);
    expect(await resolveUpstream(at("http://db.test:8080/"), null)).toHaveLength(2);
  });
});

test.each([0, 22, 25, 53, 110, 143, 389, 465, 587, 993, 2049, 6000, 6667, 10_080])(
  "S-1 port %i, where no web server is, is refused before a name is looked up",
  async (port) => {
    configure({ egressAllow: ["127.0.0.0/8"] });
    const before = dns.asked.length;
    for (const hostname of ["port.test", "127.0.0.1"]) {
      await expect(resolveUpstream({ hostname, port }, null)).rejects.toMatchObject(prohibited("port"));
    }
    expect(dns.asked.length).toBe(before);
  },
);

describe("KEYHOLE_DNS_SERVERS", () => {
  test("answers both kinds of address; a kind that is missing is no error", async () => {
    configure({});
    dns.answer("both.test", ["1.1.1.1", "2606:4700::1111", "1.0.0.1"]);
    dns.answer("four.test", ["1.1.1.1"]);
    dns.answer("six.test", ["2606:4700::1111"]);
    const addresses = async (name: string) => (await resolveName(name)).map(({ address }) => address);
    expect(await addresses("both.test")).toEqual(["1.1.1.1", "1.0.0.1", "2606:4700::1111"]);
    expect(await addresses("four.test")).toEqual(["1.1.1.1"]);
    expect(await addresses("six.test")).toEqual(["2606:4700::1111"]);
  });

  test("an unknown name is dns_error, a server that is silent dns_timeout", async () => {
    configure({});
    await expect(resolveName("nobody.test")).rejects.toMatchObject({ code: "dns_error", retryable: false });
    dns.answer("empty.test", []);
    await expect(resolveName("empty.test")).rejects.toMatchObject({ code: "dns_error" });
    dns.silence("silent.test");
    await expect(resolveName("silent.test")).rejects.toMatchObject({ code: "dns_timeout", retryable: true });
  });

  test("a slip in it stops the start", () => {
    configure({ dnsServers: ["10.0.0.53", "[fd00::53]:5353", "127.0.0.1:53"] });
    expect(() => checkDnsServers()).not.toThrow();
    for (const slip of ["dns.example", "10.0.0.53:", "10.0.0", "::1:5353x", "10.0.0.53:99999"]) {
      configure({ dnsServers: ["10.0.0.53", slip] });
      expect(() => checkDnsServers(), slip).toThrow(ConfigError);
    }
  });
});
