import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { CANARY, startHttp, useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const { behindHttp, behindProxy, behindBytes, begun } = useUpstreams();

describe("P-7 L-4 a broken upstream is a problem document or a cut answer, never a complete one", () => {
  const head = "HTTP/1.1 200 OK\r\n";
  test.each<[string, string, string, (() => string)?]>([
    ["closes at once", "connection_terminated", ""],
    ["says no HTTP", "http_protocol_error", `220 ${CANARY} ESMTP\r\n`],
    ["sends a broken header", "http_protocol_error", `${head}X ${CANARY}\r\n\r\n`],
    [
      "sends two lengths",
      "http_response_incomplete",
      `${head}Content-Length: 1\r\nContent-Length: 2\r\n\r\nx`,
    ],
    [
      "sends a length and chunks",
      "http_response_incomplete",
      `${head}Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n`,
    ],
    ["sends a header without end", "http_response_header_section_size", `${head}X: ${"x".repeat(70_000)}`],
    [
      "switches protocols unasked",
      "connection_terminated",
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
    ["says continue unasked", "connection_terminated", "HTTP/1.1 100 Continue\r\n\r\n"],
  ])("%s: %s", async (_what, code, bytes) => {
    const through = await behindBytes(
      () => bytes,
      (socket) => socket.end(),
    );
    const answer = await through();
    expect(answer).toMatchObject({ code, isComplete: true });
    expect(answer.status).toBeGreaterThanOrEqual(500);
    expect(answer.headers.get("proxy-status")).toEqual([`keyhole; error=${code}`]);
    expect(answer.headers.get("keyhole-answer")).toEqual(["keyhole"]);
    expect(answer.body.toString() + JSON.stringify(answer.rawHeaders)).not.toContain("canary");
  });

  test.each([
    ["a body shorter than its length", `${head}Content-Length: 100\r\n\r\nshort`],
    ["chunks without an end", `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n`],
    ["a broken chunk", `${head}Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\nzz\r\n`],
  ])("%s: the answer is cut off", async (_what, bytes) => {
    const through = await behindBytes(
      () => bytes,
      (socket) => socket.end(),
    );
    expect(await through()).toMatchObject({ status: 200, isComplete: false });
  });

  test("nobody listens: connection_refused, and the door goes on", async () => {
    const upstream = await startHttp((_req, res) => res.end("ok"));
    const through = await behindProxy({ ...upstream, close: async () => undefined });
    await upstream.close();
    expect(await through("/?canary", { method: "POST", body: "canary" })).toMatchObject({
      status: 502,
      code: "connection_refused",
    });
    const healthy = await behindHttp((_req, res) => res.end("ok"));
    expect((await healthy()).body.toString()).toBe("ok");
  });

  test("an upstream that answers before it has read the body is heard, and the connection closed", async () => {
    const through = await behindHttp((_req, res) => {
      res.writeHead(413, { Connection: "close" });
      res.end("too much");
    });
    const head = "POST\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n";
    const socket = begun(through, head + "x".repeat(1_000));
    let text = "";
    socket.on("data", (chunk) => {
      text += chunk;
    });
    // Not only when an idle connection would be closed anyway.
    await once(socket, "close", { signal: AbortSignal.timeout(3_000) });
    expect(text).toContain("413");
    expect(text).toContain("too much");
  });
});
