import { describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { type Call, call, useUpstreams } from "./testing.ts";

/** What a browser makes of the proxy on behalf of a page of another origin (decision 15). */
useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const PAGE = "https://app.example.com";

/** An upstream that allows everything to everybody, behind a proxy that lists these origins. */
async function generous(allowedOrigins: string[]) {
  const seen: string[] = [];
  const through = await world.behindHttp(
    (req, res) => {
      seen.push(`${req.method} ${req.headers.origin ?? "-"}`);
      res.writeHead(req.url === "/error" ? 500 : 200, {
        "Access-Control-Allow-Origin": req.headers.origin ?? "*",
        "Access-Control-Allow-Credentials": "true",
        "Access-Control-Allow-Methods": "*",
        "Access-Control-Allow-Headers": "*",
        "Access-Control-Max-Age": "99999",
        "Access-Control-Allow-Private-Network": "true",
        "Access-Control-Expose-Headers": "X-Theirs",
        "Timing-Allow-Origin": "*",
        "Cross-Origin-Resource-Policy": "cross-origin",
        "Cross-Origin-Opener-Policy": "unsafe-none",
        "X-Theirs": "1",
      });
      res.end("theirs");
    },
    undefined,
    { allowedOrigins },
  );
  const from = (origin: string, path = "/", more: Call = {}) =>
    through(path, { ...more, headers: { Origin: origin, ...more.headers } });
  return { through, from, seen };
}

const cors = (headers: Map<string, string[]>) =>
  Object.fromEntries([...headers].filter(([name]) => /^(access-control|cross-origin|timing)-/.test(name)));

describe("pages of other origins", () => {
  test("what the upstream allows counts for nothing: each field is ours", async () => {
    const { from, through } = await generous([PAGE]);
    const ours = { "access-control-allow-origin": [PAGE], "access-control-expose-headers": ["*"] };
    for (const path of ["/", "/error"]) {
      const answer = await from(PAGE, path);
      expect(cors(answer.headers)).toEqual(ours);
      expect(answer.headers.get("vary")).toEqual(["Origin"]);
      expect(answer.headers.get("x-theirs")).toEqual(["1"]);
    }
    // A program sends no Origin: nothing is allowed to anybody.
    expect(cors((await through()).headers)).toEqual({});
  });

  test("an origin that is not listed is refused before anything is sent, and may not read why", async () => {
    const { from, seen } = await generous([PAGE]);
    for (const origin of [
      "https://evil.example",
      "null",
      "https://app.example.com.evil.example",
      "https://evil-app.example.com",
      "http://app.example.com",
      "https://app.example.com:8443",
      "https://APP.example.com.",
      "https://app.example.com/",
      "*",
    ]) {
      const answer = await from(origin);
      expect(answer, origin).toMatchObject({ status: 403, code: "FORBIDDEN" });
      expect(cors(answer.headers), origin).toEqual({});
    }
    expect(seen).toEqual([]);
  });

  test("a proxy that lists nobody serves no page, and a page of one proxy not another's", async () => {
    const closed = await generous([]);
    expect(await closed.from(PAGE)).toMatchObject({ status: 403 });
    const other = await generous(["https://other.example"]);
    expect(await other.from(PAGE)).toMatchObject({ status: 403 });
    expect((await other.from("https://other.example")).status).toBe(200);
    expect([...closed.seen, ...other.seen]).toEqual(["GET https://other.example"]);
  });

  test("a listed page may read our own errors too, to be able to say what is wrong", async () => {
    const { from, through } = await generous([PAGE]);
    const tooFar = await world.house.through(through.tag, "https://elsewhere.example/", {
      headers: { Origin: PAGE },
    });
    for (const answer of [tooFar, await from(PAGE, "/", { method: "TRACE" })]) {
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get("access-control-allow-origin")).toEqual([PAGE]);
      expect(answer.headers.get("access-control-allow-credentials")).toBeUndefined();
    }
  });

  test("P-3 a cookie of the page's browser is no token, and is not passed on", async () => {
    const { through, seen } = await generous([PAGE]);
    const path = `/proxy/${through.tag}/${through.url}/`;
    const answer = await call(world.door.url, path, {
      headers: { Origin: PAGE, Cookie: "keyhole.session=x" },
    });
    expect(answer).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(seen).toEqual([]);
  });
});

describe("preflights", () => {
  const ask = (method: string) => ({
    Origin: PAGE,
    "Access-Control-Request-Method": method,
    "Access-Control-Request-Headers": "keyhole-authorization, content-type",
  });

  test("are answered by us, never by the upstream, and promise nothing that the request would not get", async () => {
    const { through, seen } = await generous([PAGE]);
    const answer = await call(world.door.url, `/proxy/${through.tag}/${through.url}/`, {
      method: "OPTIONS",
      headers: ask("DELETE"),
    });
    expect(answer.status).toBe(204);
    expect(cors(answer.headers)).toEqual({
      "access-control-allow-origin": [PAGE],
      "access-control-allow-methods": ["GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"],
      "access-control-allow-headers": ["keyhole-authorization, content-type"],
      "access-control-max-age": ["600"],
    });
    expect(answer.headers.get("cache-control")).toEqual(["no-store"]);
    expect(seen).toEqual([]);
  });

  test("an OPTIONS that is none goes to the upstream as any other request", async () => {
    const { through, from, seen } = await generous([PAGE]);
    expect((await through("/", { method: "OPTIONS" })).status).toBe(200);
    expect((await from(PAGE, "/", { method: "OPTIONS" })).status).toBe(200);
    expect(seen).toHaveLength(2);
  });
});
