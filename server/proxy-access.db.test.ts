import { describe, expect, test } from "vitest";
import { createTestSession } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { call, openHouse, useRecorder } from "./testing.ts";

useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useRecorder();
const { keyedProxy, lastHeaders } = world;
const CANARY = "canary-7d0a2b4c6e8f1357";

describe("who may call", () => {
  test("P-9 without a token the answer is our own 401, with a challenge, and a cookie is none", async () => {
    await keyedProxy(CANARY);
    const { cookie } = await createTestSession(world.house);
    for (const headers of [
      {} as Record<string, string>,
      { Cookie: cookie, "Keyhole-Workspace": world.house.workspaceSlug },
      { Authorization: "Basic x" },
    ]) {
      const answer = await call(world.door.url, `/proxy/p/${world.upstream.url}/v1`, { headers });
      expect(answer).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
      expect(answer.headers.get("www-authenticate")).toEqual(["Bearer"]);
      expect(answer.headers.get("keyhole-answer")).toEqual(["keyhole"]);
    }
    const broken = await call(world.door.url, `/proxy/p/${world.upstream.url}/v1`, {
      headers: { "Keyhole-Authorization": `Bearer ${world.house.token}x` },
    });
    expect(broken).toMatchObject({ status: 401, code: "UNAUTHENTICATED" });
    expect(broken.body.toString()).not.toContain(world.house.token);
    expect(world.upstream.requests).toEqual([]);
  });

  test("U-1 a token without the permission is refused before the URL is looked at", async () => {
    const viewer = await openHouse(world.door, { role: "viewer" });
    expect(await viewer.through("p", "nonsense")).toMatchObject({ status: 403, code: "FORBIDDEN" });
    const user = await openHouse(world.door, { role: "user" });
    expect(await user.through("p", "nonsense")).toMatchObject({ status: 400, code: "INVALID_TARGET_URL" });
  });

  test("X-6 a token of one workspace that names another is refused", async () => {
    const answer = await world.house.through("p", world.upstream.url, {
      headers: { "Keyhole-Workspace": "elsewhere" },
    });
    expect(answer).toMatchObject({ status: 404, code: "NOT_FOUND" });
  });
});

describe("which URLs are sent", () => {
  test("one that matches no prefix is refused, unless the proxy forwards it without headers", async () => {
    await keyedProxy(CANARY);
    expect(await world.house.through("p", `${world.upstream.url}/v2`)).toMatchObject({
      status: 403,
      code: "NO_PREFIX_MATCHES",
    });
    expect(world.upstream.requests).toEqual([]);
    await world.house.addProxy(
      "open",
      { [`${world.upstream.url}/v1`]: { "X-Key": "{{ secrets.key }}" } },
      { unmatched: "FORWARD" },
    );
    expect((await world.house.through("open", `${world.upstream.url}/v2`)).status).toBe(200);
    expect(lastHeaders().get("x-key")).toBeUndefined();
  });

  test("a proxy that is switched off, or not there, sends nothing", async () => {
    await world.house.addProxy("off", {}, { unmatched: "FORWARD", isEnabled: false });
    expect(await world.house.through("off", world.upstream.url)).toMatchObject({
      status: 403,
      code: "PROXY_DISABLED",
    });
    for (const tag of ["none", "", "OFF", "a%00b", "__proto__", "-"]) {
      expect(await world.house.through(tag, world.upstream.url), tag).toMatchObject({
        status: 404,
        code: "PROXY_NOT_FOUND",
      });
    }
    expect(world.upstream.requests).toEqual([]);
  });

  test("D-3 what would leave the prefix is refused, not mended", async () => {
    await keyedProxy(CANARY);
    for (const path of ["/v1/../v2", "/v1/%2e%2e/v2", "/v1/..%2fv2", "/v1/..;/v2", "/v1%5c..%5cv2"]) {
      expect(await world.house.through("p", world.upstream.url + path), path).toMatchObject({
        status: 400,
        code: "INVALID_TARGET_URL",
      });
    }
    expect(await world.house.through("p", `${world.upstream.url}/v1%2f`)).toMatchObject({
      code: "NO_PREFIX_MATCHES",
    });
    expect(await world.house.through("p", world.upstream.url.replace("//", "//user@"))).toMatchObject({
      code: "INVALID_TARGET_URL",
    });
    expect(world.upstream.requests).toEqual([]);
  });

  test("merged slashes are the same URL", async () => {
    await keyedProxy(CANARY);
    expect((await world.house.through("p", `${world.upstream.url.replace("//", "/")}/v1/x`)).status).toBe(
      200,
    );
    expect(world.upstream.requests[0]?.url).toBe("/v1/x");
  });
});

describe("pages of other origins", () => {
  const ORIGIN = "https://app.example.com";

  test("a listed origin may read answers and errors; without credentials", async () => {
    await world.house.addProxy("p", { [world.upstream.url]: {} }, { allowedOrigins: [ORIGIN] });
    const ok = await world.house.through("p", world.upstream.url, { headers: { Origin: ORIGIN } });
    const refused = await world.house.through("p", "http://127.0.0.1:9/", { headers: { Origin: ORIGIN } });
    expect([ok.status, refused.status]).toEqual([200, 403]);
    for (const { headers } of [ok, refused]) {
      expect(headers.get("access-control-allow-origin")).toEqual([ORIGIN]);
      expect(headers.get("access-control-allow-credentials")).toBeUndefined();
      expect(headers.get("vary")).toEqual(["Origin"]);
    }
  });

  test("P-4 another origin is refused before anything is sent, whatever its preflight was told", async () => {
    await world.house.addProxy("p", { [world.upstream.url]: {} }, { allowedOrigins: [ORIGIN] });
    for (const origin of [
      "https://evil.example",
      "null",
      `${ORIGIN}.evil.example`,
      "http://app.example.com",
    ]) {
      const answer = await world.house.through("p", world.upstream.url, { headers: { Origin: origin } });
      expect(answer, origin).toMatchObject({ status: 403, code: "FORBIDDEN" });
      expect(answer.headers.get("access-control-allow-origin")).toBeUndefined();
    }
    expect(world.upstream.requests).toEqual([]);
    expect(
      (await world.house.through("p", world.upstream.url, { headers: { Origin: world.door.url } })).status,
    ).toBe(200);
  });

  test("a preflight is answered without a token, alike for every tag, and is not passed on", async () => {
    await world.house.addProxy("p", { [world.upstream.url]: {} }, { allowedOrigins: [ORIGIN] });
    const ask = {
      Origin: ORIGIN,
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "keyhole-authorization",
    };
    const answers = await Promise.all(
      ["p", "none"].map((tag) =>
        call(world.door.url, `/proxy/${tag}/${world.upstream.url}`, { method: "OPTIONS", headers: ask }),
      ),
    );
    for (const { status, headers } of answers) {
      expect(status).toBe(204);
      expect(headers.get("access-control-allow-headers")).toEqual(["keyhole-authorization"]);
      expect(headers.get("access-control-allow-credentials")).toBeUndefined();
    }
    const plain = await world.house.through("p", world.upstream.url, { method: "OPTIONS" });
    expect([plain.status, world.upstream.requests.length]).toEqual([200, 1]);
  });
});
