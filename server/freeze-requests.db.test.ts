import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { freezeWorkspace } from "#core/access/freeze-workspace.ts";
import { unfreezeWorkspace } from "#core/access/unfreeze-workspace.ts";
import { runningCount } from "#core/egress/running.ts";
import { freezePluginProxy } from "#core/proxies/freeze-plugin-proxy.ts";
import { updatePluginProxy } from "#core/proxies/update-plugin-proxy.ts";
import { freezeSecret } from "#core/secrets/freeze-secret.ts";
import { unfreezeSecret } from "#core/secrets/unfreeze-secret.ts";
import { usesIn } from "#core/uses/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { CANARY, type Started, startHttp, useUpstreams } from "./testing.ts";

/** In one process: what a freeze does to a request in each of its states, and that nothing of it stays behind. */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useUpstreams();

const KEY = { secret: { tag: "key" } };
const freeze = () => freezeSecret(world.house.actor, KEY);

afterEach(async () => {
  await unfreezeSecret(world.house.actor, KEY);
  await unfreezeWorkspace(world.house.actor, {});
  // Whatever became of the requests of the test.
  await expect.poll(runningCount, { interval: 5 }).toBe(0);
});

/** An upstream that says when it has got a request, and when that request's connection is gone. */
function watched(answer: (req: IncomingMessage, res: ServerResponse) => void) {
  const came = Promise.withResolvers<void>();
  const gone = Promise.withResolvers<void>();
  const handler = (req: IncomingMessage, res: ServerResponse) => {
    res.once("close", () => gone.resolve());
    answer(req, res);
    came.resolve();
  };
  return { handler, came: came.promise, gone: gone.promise };
}

/** What comes until the connection is gone. */
function readAll(socket: Socket): { text: () => string; closed: Promise<unknown> } {
  let read = "";
  socket.on("data", (bytes) => {
    read += bytes.toString();
  });
  return { text: () => read, closed: new Promise((resolve) => socket.once("close", resolve)) };
}

describe("B-9 a freeze", () => {
  test("is answered with its code where the upstream has not answered yet, and the upstream is let go", async () => {
    const { handler, came, gone } = watched(() => undefined);
    const through = await world.behindHttp(handler);
    const asked = through();
    await came;
    await freeze();
    const answer = await asked;
    expect([answer.status, answer.code]).toEqual([403, "SECRET_FROZEN"]);
    expect(answer.headers.get("keyhole-answer")).toEqual(["keyhole"]);
    expect(answer.body.toString()).not.toContain(CANARY);
    await gone;
  });

  test("cuts an answer in its middle: it is not complete, with a length or without", async () => {
    for (const head of [{}, { "Content-Length": "100" }]) {
      const { handler, came, gone } = watched((_req, res) => {
        res.writeHead(200, head);
        res.write("half");
      });
      const through = await world.behindHttp(handler);
      const { text, closed } = readAll(world.begun(through, "GET\r\nHost: k\r\n\r\n"));
      await came;
      await expect.poll(text, { interval: 5 }).toContain("half");
      await freeze();
      await closed;
      expect(text()).toMatch(/^HTTP\/1\.1 200 .*half(\r\n)?$/s);
      await gone;
      await unfreezeSecret(world.house.actor, KEY);
    }
  });

  test("cuts a body that is being sent, and closes the caller's connection", async () => {
    const { handler, came, gone } = watched((req) => void req.resume());
    const through = await world.behindHttp(handler);
    const socket = world.begun(through, "POST\r\nHost: k\r\nContent-Length: 1000000\r\n\r\nbegin");
    const { text, closed } = readAll(socket);
    await came;
    await freeze();
    await gone;
    await closed;
    expect(text()).toMatch(/^HTTP\/1\.1 403 .*SECRET_FROZEN/s);
  });

  test("is recorded as the reason of the end", async () => {
    const { handler, came } = watched(() => undefined);
    const through = await world.behindHttp(handler);
    const asked = through();
    await came;
    await freezeWorkspace(world.house.actor, {});
    expect((await asked).code).toBe("WORKSPACE_FROZEN");
    const last = async () => (await usesIn(database, world.house)).at(-1);
    await expect.poll(last).toMatchObject({ secret_tag: "key", error_code: "WORKSPACE_FROZEN" });
  });

  test("sends nothing afterwards, not even to an upstream that would get no secret", async () => {
    let requests = 0;
    const through = await world.behindHttp((_req, res) => {
      requests += 1;
      res.end("answered");
    }, {});
    expect((await through()).body.toString()).toBe("answered");
    await freeze();
    expect((await through()).status).toBe(200);
    await freezeWorkspace(world.house.actor, {});
    expect((await through()).code).toBe("WORKSPACE_FROZEN");
    expect(requests).toBe(2);
  });

  test("of a proxy does not concern another, and a proxy that is switched off meanwhile is cut as well", async () => {
    const [one, other] = [watched(() => undefined), watched(() => undefined)];
    const [first, second] = [await world.behindHttp(one.handler), await world.behindHttp(other.handler)];
    const [cut, switchedOff] = [first(), second()];
    await Promise.all([one.came, other.came]);
    await freezePluginProxy(world.house.actor, { proxy: { tag: first.tag } });
    expect((await cut).code).toBe("PROXY_FROZEN");
    expect(runningCount()).toBe(1);
    await updatePluginProxy(world.house.actor, { proxy: { tag: second.tag }, isEnabled: false });
    expect((await switchedOff).code).toBe("PROXY_DISABLED");
  });
});

describe("B-9 nothing stays registered", () => {
  const answering = () => startHttp((_req, res) => void res.end("answered"));
  const silent = () => startHttp(() => undefined);

  test("after an answer, a refusal, an upstream that is not there, and a caller that went away", async () => {
    const whole = await world.behindProxy(await answering());
    expect((await whole()).status).toBe(200);
    expect(runningCount()).toBe(0);

    const closed: Started = await answering();
    const { url } = closed;
    await closed.close();
    await world.house.addProxy("nobody", { [url]: { "X-Key": "{{ secrets.key }}" } });
    expect((await world.house.through("nobody", `${url}/`)).code).toBe("connection_refused");
    expect(runningCount()).toBe(0);

    const bound = await world.behindProxy(await answering());
    await freeze();
    expect((await bound()).code).toBe("SECRET_FROZEN");
    expect(runningCount()).toBe(0);
    await unfreezeSecret(world.house.actor, KEY);

    const waiting = await world.behindProxy(await silent());
    const socket = world.begun(waiting, "GET\r\nHost: k\r\n\r\n");
    await expect.poll(runningCount, { interval: 5 }).toBe(1);
    socket.destroy();
    await expect.poll(runningCount, { interval: 5 }).toBe(0);
  });

  test("after many at once of which some are cut", async () => {
    let came = 0;
    const through = await world.behindHttp((_req, res) => {
      came += 1;
      if (came % 2 === 0) res.end("answered");
    });
    const asked = Array.from({ length: 20 }, () => through());
    await expect.poll(() => came, { interval: 5 }).toBe(20);
    await expect.poll(runningCount, { interval: 5 }).toBe(10);
    await freeze();
    const codes = (await Promise.all(asked)).map(({ status, code }) => code ?? status);
    expect(codes.filter((code) => code === 200)).toHaveLength(10);
    expect(codes.filter((code) => code === "SECRET_FROZEN")).toHaveLength(10);
  });
});
