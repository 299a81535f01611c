import { beforeAll, describe, expect, test } from "vitest";
import { useTestDatabase } from "#db/testing.ts";
import { useUpstreams } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();
const { behindHttp } = world;
const PIN = "pin-734";
const WITH_PIN = { "X-Pin": "{{ secrets.pin }}", "X-Key": "{{ secrets.key }}" };

beforeAll(() => world.house.addSecret("pin", PIN));

describe("L-5 an answer to a request that carried a value of fewer than eight bytes", () => {
  test.each([200, 404, 429, 500])("keeps status %i and says why its body is not there", async (status) => {
    const through = await behindHttp((req, res) => {
      res.writeHead(status, {
        "Content-Type": "text/html",
        "X-Echo": String(req.headers["x-pin"]),
        "Retry-After": "9",
      });
      res.end(`<${req.headers["x-pin"]}>`);
    }, WITH_PIN);
    const answer = await through();
    expect([answer.status, answer.code, answer.isComplete]).toEqual([status, "BODY_WITHHELD", true]);
    expect(JSON.parse(answer.body.toString())).toMatchObject({
      status,
      detail: expect.stringContaining('"pin"'),
    });
    expect(answer.headers.get("keyhole-answer")).toEqual(["withheld"]);
    expect(answer.headers.get("retry-after")).toEqual(["9"]);
    expect(answer.headers.get("content-security-policy")).toEqual(["sandbox; default-src 'none'"]);
    expect(answer.body.toString() + JSON.stringify(answer.rawHeaders)).not.toContain(PIN);
  });

  test("has no body where none has one", async () => {
    const through = await behindHttp((req, res) => {
      res.writeHead(Number(req.url?.slice(1)), { "X-Echo": PIN }).end();
    }, WITH_PIN);
    for (const [path, method] of [
      ["/200", "HEAD"],
      ["/204", "GET"],
      ["/304", "GET"],
    ] as const) {
      const { status, body, headers, isComplete } = await through(path, { method });
      expect([`/${status}`, body.length, isComplete]).toEqual([path, 0, true]);
      expect([headers.get("keyhole-answer"), headers.has("x-echo")]).toEqual([["withheld"], false]);
    }
  });

  test("is not waited for: an upstream that never ends is left", async () => {
    const left = Promise.withResolvers<void>();
    const through = await behindHttp((_req, res) => {
      res.on("close", () => left.resolve());
      res.write("for ever");
    }, WITH_PIN);
    expect(await through()).toMatchObject({ status: 200, code: "BODY_WITHHELD" });
    await left.promise;
  });

  test("leaves the connection to be used again when it is short", async () => {
    const ports = new Set<number | undefined>();
    const through = await behindHttp((req, res) => {
      ports.add(req.socket.remotePort);
      res.end("short");
    }, WITH_PIN);
    for (let i = 0; i < 3; i++) expect((await through()).code).toBe("BODY_WITHHELD");
    expect(ports.size).toBe(1);
  });

  test("is whole again once the value has eight", async () => {
    await world.house.addSecret("longer", `${PIN}8`);
    const through = await behindHttp((req, res) => res.end(`<${req.headers["x-pin"]}>`), {
      "X-Pin": "{{ secrets.longer }}",
    });
    expect((await through()).body.toString()).toBe("<•••>");
  });
});
