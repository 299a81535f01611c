import { connect } from "node:net";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { startSocket, useUpstreams } from "./testing.ts";

/** D-3: what was matched is what is sent, byte for byte. Looked at on the wire, on both sides of the door. */
useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const lines: string[] = [];
let tag: string;
let origin: string;

beforeEach(async () => {
  const upstream = await startSocket((socket) =>
    socket.on("data", (chunk) => {
      lines.push(chunk.toString("latin1").split("\r\n", 1)[0] ?? "");
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }),
  );
  origin = upstream.url;
  await world.behindProxy(upstream);
  tag = `only-v1-${lines.length}-${Date.now()}`;
  await world.house.addProxy(tag, { [`${origin}/v1`]: { "X-Key": "{{ secrets.key }}" } });
  lines.length = 0;
});

/** Sends the target as it is. @returns the status, and the targets that reached the upstream. */
function send(path: string): Promise<{ status: number; reached: string[] }> {
  lines.length = 0;
  const socket = connect({ host: "127.0.0.1", port: world.door.port });
  const { promise, resolve } = Promise.withResolvers<{ status: number; reached: string[] }>();
  let text = "";
  socket.setEncoding("latin1").on("data", (chunk) => {
    text += chunk;
  });
  socket.on("error", () => undefined);
  socket.on("close", () => {
    const reached = lines.map((line) => line.replace(/^GET /, "").replace(/ HTTP\/1\.1$/, ""));
    resolve({ status: Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1]), reached });
  });
  const head = [`GET /proxy/${tag}/${origin}${path} HTTP/1.1`, "Host: x", "Connection: close"];
  head.push(`Keyhole-Authorization: Bearer ${world.house.token}`, "", "");
  socket.write(head.join("\r\n"), "latin1");
  return promise;
}

/** Takes off every layer of percent-encoding, as an upstream might that takes off too many. */
function decodedThrough(path: string): string {
  for (let text = path, i = 0; ; i++) {
    const next = text.replace(/%[0-9a-f]{2}/gi, (each) =>
      String.fromCharCode(Number.parseInt(each.slice(1), 16)),
    );
    if (next === text || i === 20) return next;
    text = next;
  }
}

describe("D-3 the path that leaves is the path that was matched", () => {
  test("any target: sent byte for byte and below the prefix, or refused with nothing sent", async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        ..."/ /v1 v1 . .. ... %2e %2E %2f %2F %5c %252e %252f ; ? # \\ @ : & = % %00 %0a %c0%ae a ~ ' é".split(
          " ",
        ),
      ),
      fc
        .string({ unit: "binary-ascii", minLength: 1, maxLength: 2 })
        .filter((text) => !/[\r\n \0]/.test(text)),
    );
    const path = fc
      .tuple(fc.constantFrom("/v1", "/v1/", "/", "", "/v1x", "/V1"), fc.array(piece, { maxLength: 6 }))
      .map(([start, rest]) => start + rest.join(""));
    let sent = 0;
    await fc.assert(
      fc.asyncProperty(path, async (target) => {
        const { status, reached } = await send(target);
        if (reached.length === 0) {
          expect([400, 403]).toContain(status);
          return;
        }
        sent += 1;
        expect([status, reached]).toEqual([200, [target]]);
        const [pathname = ""] = target.split("?", 1);
        expect(pathname === "/v1" || pathname.startsWith("/v1/")).toBe(true);
        const segments = decodedThrough(pathname).split(/[/\\]/);
        expect(segments.map((each) => each.split(";", 1)[0])).not.toContain("..");
        expect(segments).not.toContain(".");
      }),
      { numRuns: 400 },
    );
    // Not all of them were refused: the property says something about both.
    expect(sent).toBeGreaterThan(20);
  }, 120_000);

  test("GitLab's encoded slash is passed on as it is", async () => {
    for (const path of [
      "/v1/projects/group%2Fproject",
      "/v1/projects/group%2fsub%2fproject/repository/files/src%2Fmain.ts?ref=main",
      "/v1/projects/group%2F.github",
    ]) {
      expect(await send(path)).toEqual({ status: 200, reached: [path] });
    }
  });

  test.each([
    "/v1/%2e%2e%2fadmin",
    "/v1/group%2F..%2F..%2Fadmin",
    "/v1/group%2f%2e%2e",
    "/v1/%2e%2e/admin",
    "/v1/..%5cadmin",
    "/v1/%252e%252e%252fadmin",
    "/v1/..;/admin",
  ])("an encoded slash with a dot segment beside it is refused: %s", async (path) => {
    expect(await send(path)).toEqual({ status: 400, reached: [] });
  });

  test("a prefix ends at a segment, however it is written", async () => {
    for (const path of ["/v1x", "/v1%2f", "/v1%2Fadmin", "/V1", "/v1.", "/v", "/%761/x", "//v1", "/?/v1/"]) {
      expect(await send(path), path).toMatchObject({ status: 403, reached: [] });
    }
  });
});

describe("https:/ with merged slashes", () => {
  test("is the same URL, and what follows is not touched", async () => {
    const path = "/v1//a///b?u=https:/x.example//y";
    const merged = `${origin.replace("http://", "http:/")}${path}`;
    lines.length = 0;
    expect((await world.house.through(tag, merged)).status).toBe(200);
    expect(lines).toEqual([`GET ${path} HTTP/1.1`]);
  });

  test("is read so for https too, which then is what is connected to", async () => {
    await world.house.addProxy(`${tag}-https`, {}, { unmatched: "FORWARD" });
    const tls = origin.replace("http://", "https:/");
    // The upstream speaks no TLS: that it is asked to shows that the scheme was understood.
    expect(await world.house.through(`${tag}-https`, `${tls}/v1`)).toMatchObject({
      code: "tls_protocol_error",
    });
  });

  test("with no slash, three or a backslash is refused", async () => {
    for (const start of ["http:", "http:///", "http:\\\\", "http:/\\"]) {
      const url = origin.replace("http://", start);
      expect(await world.house.through(tag, `${url}/v1`), start).toMatchObject({
        code: "INVALID_TARGET_URL",
      });
    }
  });
});
