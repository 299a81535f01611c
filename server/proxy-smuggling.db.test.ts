import { once } from "node:events";
import { connect } from "node:net";
import { beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { startSocket, useUpstreams } from "./testing.ts";

/**
 * P-6: requests that two servers could read differently, written to the door byte by byte. Each is refused with 400 and
 * the connection closed, and no byte of it reaches the upstream, which speaks nothing but records.
 */
useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const seen: string[] = [];
let through: Awaited<ReturnType<typeof world.behindProxy>>;

beforeEach(async () => {
  seen.length = 0;
  through = await world.behindProxy(
    await startSocket((socket) =>
      socket.on("data", (chunk) => {
        seen.push(chunk.toString("latin1"));
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      }),
    ),
  );
});

/** Sends bytes as they are; answers everything that came until the connection was closed, by whom it may be. */
async function raw(...pieces: string[]): Promise<{ text: string; closedByServer: boolean }> {
  const socket = connect({ host: "127.0.0.1", port: world.door.port });
  let text = "";
  let closedByServer = false;
  socket.setEncoding("latin1").on("data", (chunk) => {
    text += chunk;
  });
  socket.on("end", () => {
    closedByServer = true;
  });
  socket.on("error", () => {
    closedByServer = true;
  });
  for (const piece of pieces) {
    socket.write(piece, "latin1");
    await new Promise(setImmediate);
  }
  const patience = setTimeout(() => socket.destroy(), 8_000);
  await once(socket, "close");
  clearTimeout(patience);
  return { text, closedByServer };
}

const requestLine = () => `POST /proxy/${through.tag}/${through.url}/ HTTP/1.1`;
const token = () => `Keyhole-Authorization: Bearer ${world.house.token}`;
const SMUGGLED = `GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n`;
const asChunks = `0\r\n\r\n${SMUGGLED}`;

/** Everything that a refusal must be. */
function expectRefused({ text, closedByServer }: Awaited<ReturnType<typeof raw>>, what: string): void {
  expect(text, what).toMatch(/^HTTP\/1\.1 400 /);
  expect(text.match(/^HTTP\/1\.1 \d/gm), what).toHaveLength(1);
  expect(text, what).toMatch(/^Connection: close\r$/im);
  expect(text, what).toMatch(
    /^Proxy-Status: keyhole; error=http_request_error; details="MALFORMED_REQUEST"\r$/m,
  );
  expect(text, what).toMatch(/^Content-Type: application\/problem\+json\r$/m);
  expect(text, what).not.toContain(world.house.token);
  expect(closedByServer, what).toBe(true);
  expect(seen, what).toEqual([]);
}

describe("P-6 where a body ends is said twice, or in a way of its own", () => {
  test.each([
    ["a length and chunks", ["Content-Length: 5", "Transfer-Encoding: chunked"]],
    ["chunks and a length", ["Transfer-Encoding: chunked", "Content-Length: 5"]],
    ["two lengths", ["Content-Length: 5", "Content-Length: 6"]],
    ["one length twice", ["Content-Length: 5", "Content-Length: 5"]],
    ["two lengths in one field", ["Content-Length: 5, 6"]],
    ["one length twice in one field", ["Content-Length: 5, 5"]],
    ["a length with a sign", ["Content-Length: +5"]],
    ["a negative length", ["Content-Length: -5"]],
    ["a hexadecimal length", ["Content-Length: 0x5"]],
    ["a length in exponents", ["Content-Length: 5e0"]],
    ["a length with a comma at its end", ["Content-Length: 5,"]],
    ["a length with a blank in it", ["Content-Length: 5 0"]],
    ["no length", ["Content-Length:"]],
    ["a length that no number holds", ["Content-Length: 99999999999999999999999"]],
    ["a blank before the colon of a length", ["Content-Length : 5"]],
    ["a tab before the colon of a length", ["Content-Length\t: 5"]],
    ["xchunked", ["Transfer-Encoding: xchunked"]],
    ["chunkedx", ["Transfer-Encoding: chunkedx"]],
    ["chunked in quotes", ['Transfer-Encoding: "chunked"']],
    ["chunked with a parameter", ["Transfer-Encoding: chunked;q=1"]],
    ["chunked twice in one field", ["Transfer-Encoding: chunked, chunked"]],
    ["chunked twice in two fields", ["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"]],
    ["identity", ["Transfer-Encoding: identity"]],
    ["chunked and then identity", ["Transfer-Encoding: chunked, identity"]],
    ["identity and then chunked", ["Transfer-Encoding: identity, chunked"]],
    ["chunked and identity in two fields", ["Transfer-Encoding: chunked", "Transfer-Encoding: identity"]],
    ["gzip and then chunked", ["Transfer-Encoding: gzip, chunked"]],
    ["an empty coding", ["Transfer-Encoding:"]],
    ["an empty coding before chunked", ["Transfer-Encoding: , chunked"]],
    ["a blank before the colon of a coding", ["Transfer-Encoding : chunked"]],
    ["a tab before the colon of a coding", ["Transfer-Encoding\t: chunked"]],
    ["a vertical tab before chunked", ["Transfer-Encoding: \x0bchunked"]],
    ["a form feed before chunked", ["Transfer-Encoding: \x0cchunked"]],
    ["a NUL in chunked", ["Transfer-Encoding: chu\0nked"]],
    ["a no-break space before chunked", ["Transfer-Encoding: \xa0chunked"]],
  ])("%s", async (what, fields) => {
    expectRefused(await raw([requestLine(), token(), "Host: a", ...fields, "", asChunks].join("\r\n")), what);
  });
});

describe("P-6 lines and names that two parsers read differently", () => {
  test.each([
    ["two hosts", ["Host: a", "Host: b"]],
    ["one host twice, in two cases", ["Host: a", "hOST: a"]],
    ["no host", []],
    ["a folded header", ["Host: a", "X-A: b", " c: d"]],
    ["a header folded with a tab", ["Host: a", "X-A: b", "\tc: d"]],
    ["a header that begins with a blank", [" Host: a"]],
    ["a bare LF inside of a header", ["Host: a", "X-A: b\nTransfer-Encoding: chunked"]],
    ["a bare CR inside of a header", ["Host: a", "X-A: b\rTransfer-Encoding: chunked"]],
    ["a NUL in a value", ["Host: a", "X-A: b\0c"]],
    ["a NUL in a name", ["Host: a", "X-\0A: b"]],
    ["a DEL in a value", ["Host: a", "X-A: b\x7fc"]],
    ["a blank in a name", ["Host: a", "X A: b"]],
    ["no name", ["Host: a", ": b"]],
    ["no colon", ["Host: a", "X-A"]],
    ["a name outside of ASCII", ["Host: a", "X-\xc4: b"]],
    ["a colon in the name of nothing", ["Host: a", "::"]],
  ])("%s", async (what, fields) => {
    expectRefused(await raw([requestLine(), token(), ...fields, "", SMUGGLED].join("\r\n")), what);
  });

  test("lines that end in LF alone", async () => {
    const head = [requestLine(), token(), "Host: a", "Content-Length: 0", "", ""];
    expectRefused(await raw(head.join("\n") + SMUGGLED), "all");
    for (let i = 0; i < 5; i++) {
      const text = head.map((line, at) => line + (at === i ? "\n" : "\r\n")).join("");
      expectRefused(await raw(text + SMUGGLED), `line ${i}`);
    }
  });

  test.each([
    ["HTTP/0.9", () => `GET /proxy/${through.tag}/${through.url}/\r\n\r\n`],
    ["HTTP/1.2", () => `${requestLine().replace("1.1", "1.2")}\r\nHost: a\r\n\r\n`],
    ["HTTP/2.0", () => `${requestLine().replace("1.1", "2.0")}\r\nHost: a\r\n\r\n`],
    ["HTTP/11.1", () => `${requestLine().replace("1.1", "11.1")}\r\nHost: a\r\n\r\n`],
    ["http/1.1 in small letters", () => `${requestLine().replace("HTTP", "http")}\r\nHost: a\r\n\r\n`],
    ["no version", () => `${requestLine().replace(" HTTP/1.1", " ")}\r\nHost: a\r\n\r\n`],
    ["a tab after the method", () => `${requestLine().replace("POST ", "POST\t")}\r\nHost: a\r\n\r\n`],
    ["a blank in the target", () => `${requestLine().replace("/ HTTP", "/a b HTTP")}\r\nHost: a\r\n\r\n`],
    ["a NUL in the target", () => `${requestLine().replace("/ HTTP", "/a\0b HTTP")}\r\nHost: a\r\n\r\n`],
    ["a CR in the target", () => `${requestLine().replace("/ HTTP", "/a\rb HTTP")}\r\nHost: a\r\n\r\n`],
    ["a method in small letters", () => `${requestLine().replace("POST", "post")}\r\nHost: a\r\n\r\n`],
    ["a method that nobody knows", () => `${requestLine().replace("POST", "SMUGGLE")}\r\nHost: a\r\n\r\n`],
    ["bytes of TLS", () => "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"],
  ])("a request line with %s", async (what, text) => {
    expectRefused(await raw(text() + SMUGGLED), what);
  });
});

describe("P-6 chunks", () => {
  const head = () => [requestLine(), token(), "Host: a", "Transfer-Encoding: chunked", "", ""].join("\r\n");

  test.each([
    ["a size that is no number", "zz\r\nab\r\n0\r\n\r\n"],
    ["a size with a sign", "+2\r\nab\r\n0\r\n\r\n"],
    ["a negative size", "-2\r\nab\r\n0\r\n\r\n"],
    ["a size with 0x", "0x2\r\nab\r\n0\r\n\r\n"],
    ["a size in a blank", " 2\r\nab\r\n0\r\n\r\n"],
    ["a size that overflows", "10000000000000002\r\nab\r\n0\r\n\r\n"],
    ["no size", "\r\nab\r\n0\r\n\r\n"],
    ["a size that ends in LF", "2\nab\r\n0\r\n\r\n"],
    ["data that ends in LF", "2\r\nab\n0\r\n\r\n"],
    ["data that is longer than its size", "2\r\nabc\r\n0\r\n\r\n"],
    ["an extension with a LF", "2;a=b\nc\r\nab\r\n0\r\n\r\n"],
    ["an extension with a NUL", "2;a\0=b\r\nab\r\n0\r\n\r\n"],
    ["extensions without end", `2;${"a=b;".repeat(8_000)}\r\nab\r\n0\r\n\r\n`],
    ["a trailer that is folded", "2\r\nab\r\n0\r\nX-A: b\r\n c\r\n\r\n"],
    ["a trailer with a NUL", "2\r\nab\r\n0\r\nX-A: \0\r\n\r\n"],
  ])("%s: refused, and the upstream never sees the end of the request", async (what, body) => {
    const { text, closedByServer } = await raw(head() + body + SMUGGLED);
    expect(text, what).toMatch(/^HTTP\/1\.1 400 /);
    expect(text.match(/^HTTP\/1\.1 \d/gm), what).toHaveLength(1);
    expect(closedByServer, what).toBe(true);
    // What was well-formed may be on its way already; a request that ends, or another one, never.
    for (const sent of seen) {
      expect(sent, what).not.toContain("smuggled");
      expect(sent, what).not.toContain("\r\n0\r\n");
    }
  });

  test("extensions and trailers that are well-formed end at the door", async () => {
    const { text } = await raw(
      `${head().replace("Host: a", "Host: a\r\nConnection: close")}2;a=b\r\nab\r\n0\r\nX-Trailer: 1\r\n\r\n`,
    );
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen.join("")).toContain("\r\n\r\nab");
    expect(seen.join("")).not.toMatch(/a=b|trailer/i);
  });
});

describe("P-6 one connection, several requests", () => {
  const get = (more = "") =>
    `GET /proxy/${through.tag}/${through.url}/a HTTP/1.1\r\n${token()}\r\nHost: a\r\n${more}\r\n`;

  test("a second request that is broken never writes into the answer of the first", async () => {
    const { promise: isBegun, resolve } = Promise.withResolvers<void>();
    const slow = await world.behindHttp((_req, res) => {
      res.write("begun");
      resolve();
    });
    const first = `GET /proxy/${slow.tag}/${slow.url}/ HTTP/1.1\r\n${token()}\r\nHost: a\r\n\r\n`;
    const socket = connect({ host: "127.0.0.1", port: world.door.port });
    let text = "";
    socket.setEncoding("latin1").on("data", (chunk) => {
      text += chunk;
    });
    socket.on("error", () => undefined);
    socket.write(first);
    await isBegun;
    await expect.poll(() => text).toContain("begun");
    socket.write("GET / HTTP/1.1\r\nHost: a\r\nBroken : b\r\n\r\n");
    await once(socket, "close");
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(text.match(/HTTP\/1\.1 \d/g)).toHaveLength(1);
    expect(text).not.toContain("keyhole:problem");
  });

  test("a body that a GET announces is a body, and not the next request", async () => {
    const { text } = await raw(
      `${get(`Content-Length: ${SMUGGLED.length}\r\n`)}${SMUGGLED}${get("Connection: close\r\n")}`,
    );
    expect(text.match(/^HTTP\/1\.1 200/gm)).toHaveLength(2);
    // One request with a body, and one without: the upstream was told how long the first is.
    expect(seen.join("").toLowerCase()).toContain(`content-length: ${SMUGGLED.length}\r\n`);
    expect(seen.join("").match(/^GET \/a HTTP/gm)).toHaveLength(2);
  });

  test("blanks that node's parser passes over are not passed on", async () => {
    const line = `GET   /proxy/${through.tag}/${through.url}/a HTTP/1.1`;
    const { text } = await raw(`\r\n\r\n${line}\r\n${token()}\r\nHost: a\r\nConnection: close\r\n\r\n`);
    expect(text).toMatch(/^HTTP\/1\.1 200 /);
    expect(seen.join("")).toMatch(/^GET \/a HTTP\/1\.1\r\n/);
  });

  test("absolute form is refused: only a proxy for the whole world needs it", async () => {
    const { text } = await raw(
      `GET ${through.url}/ HTTP/1.1\r\nHost: a\r\n${token()}\r\nConnection: close\r\n\r\n`,
    );
    expect(text).not.toMatch(/^HTTP\/1\.1 2/);
    expect(seen).toEqual([]);
  });

  test("a header section that is too large is 431, with our words", async () => {
    const { text } = await raw(get(`X-Long: ${"x".repeat(40_000)}\r\n`));
    expect(text).toMatch(/^HTTP\/1\.1 431 /);
    expect(text).toContain("HEADERS_TOO_LARGE");
    expect(seen).toEqual([]);
  });
});
