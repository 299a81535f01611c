import { describe, expect, test } from "vitest";
import { get, startBytes, useLoopback } from "./testing-upstream.ts";

useLoopback();

describe("P-11 an upstream whose framing is in doubt answers nobody else", () => {
  const ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  const head = "HTTP/1.1 200 OK\r\n";
  test.each([
    [
      "a length and chunks",
      `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    ],
    [
      "chunks and a length",
      `${head}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    ],
    ["two lengths", `${head}Content-Length: 2\r\nContent-Length: 7\r\n\r\nok`],
    ["one length twice", `${head}Content-Length: 2\r\nContent-Length: 2\r\n\r\nok`],
    ["bytes after its body", `${ok}HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\npoison`],
    ["bytes after a body that it may not have", `HTTP/1.1 204 No Content\r\n\r\n${ok.replace("ok", "po")}`],
    ["one thousand 1xx", `${"HTTP/1.1 102 Processing\r\n\r\n".repeat(1_000)}${ok}${ok}`],
    [
      "a coding that is not chunked last",
      `${head}Transfer-Encoding: chunked, identity\r\n\r\n2\r\nok\r\n0\r\n\r\n`,
    ],
    ["a chunk size that is none", `${head}Transfer-Encoding: chunked\r\n\r\n0x2\r\nok\r\n0\r\n\r\n`],
    ["header lines that end in LF", `${head}Content-Length: 2\nX-A: b\r\n\r\nok`],
    ["a folded header", `${head}X-A: b\r\n c\r\nContent-Length: 2\r\n\r\nok`],
  ])("an answer with %s: its connection carries no other request", async (_what, bytes) => {
    const { port, connections } = await startBytes((socket, nth) =>
      socket.write(nth === 0 ? bytes : ok, "latin1"),
    );
    const origin = `http://127.0.0.1:${port}`;
    const first = await get(origin, { path: "/first", limits: { idleMs: 500 } }).catch(
      (error: unknown) => error,
    );
    if (!(first instanceof Error))
      expect(first).toEqual(expect.objectContaining({ body: expect.stringMatching(/^(ok)?$/) }));
    for (let i = 0; i < 3; i++)
      expect(await get(origin, { path: "/next" })).toEqual({ status: 200, body: "ok" });
    expect(connections[0]).not.toContain("/next");
  });

  test("an answer that nobody asked for, sent while the connection rests, is nobody's answer", async () => {
    const { promise: isPoisoned, resolve } = Promise.withResolvers<void>();
    const { port, connections } = await startBytes((socket, nth) => {
      socket.write(ok);
      if (nth === 0) setTimeout(() => socket.write(ok.replace("ok", "NO"), () => resolve()), 50);
    });
    const origin = `http://127.0.0.1:${port}`;
    expect((await get(origin)).body).toBe("ok");
    await isPoisoned;
    for (let i = 0; i < 5; i++) expect((await get(origin, { path: "/next" })).body).toBe("ok");
    expect(connections[0]).not.toContain("/next");
  });
});
