import { describe, expect, test } from "vitest";
import { deleteSecret } from "#core/secrets/delete-secret.ts";
import { replaceSecretValue } from "#core/secrets/replace-secret-value.ts";
import { useTestDatabase } from "#db/testing.ts";
import { findCanaries, makeCanary } from "#e2e/canary.ts";
import { call, openHouse, useRecorder } from "./testing.ts";

const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const world = useRecorder();
const { keyedProxy, lastHeaders } = world;
const CANARY = `canary-7d0a-"&='ü<b>$&{{ secrets.other }}`;

describe("a request through a proxy", () => {
  test("arrives with the credential, its own path, query and body, and comes back", async () => {
    await keyedProxy(CANARY);
    const answer = await world.house.through("p", `${world.upstream.url}/v1/things?page=2&q='x'`, {
      method: "POST",
      body: "hello",
      headers: { "Content-Type": "text/plain", "X-Mine": "1" },
    });
    expect(answer).toMatchObject({ status: 200, isComplete: true });
    expect(answer.body.toString()).toBe('{"ok":true}');
    expect(world.upstream.requests).toHaveLength(1);
    expect(world.upstream.requests[0]).toMatchObject({
      method: "POST",
      url: "/v1/things?page=2&q='x'",
      body: "hello",
    });
    expect(lastHeaders().get("authorization")).toEqual([`Bearer ${CANARY}`]);
    expect(lastHeaders().get("x-mine")).toEqual(["1"]);
    expect(lastHeaders().get("host")).toEqual([new URL(world.upstream.url).host]);
    expect(lastHeaders().get("content-length")).toEqual(["5"]);
  });

  test.each(["{{ secrets.key }}", "{{{secrets.key}}}", "{{& secrets.key }}", "{{ context.secrets.key }}"])(
    "T-1 T-2 T-4 T-7 %s puts in the exact bytes, once",
    async (template) => {
      await keyedProxy(CANARY, `<${template}>`);
      await world.house.addSecret("other", "must not be put in");
      await world.house.through("p", `${world.upstream.url}/v1`);
      expect(lastHeaders().get("authorization")).toEqual([`<${CANARY}>`]);
    },
  );

  test("T-1 a template in a row that was not saved by us is refused, and nothing is sent", async () => {
    await keyedProxy(CANARY);
    await database.ownerQuery(
      "update proxy_header_rules set template = 'Bearer {{ secrets.key | upper }}' where workspace_id = $1",
      [world.house.workspaceId],
    );
    expect(await world.house.through("p", `${world.upstream.url}/v1`)).toMatchObject({
      status: 422,
      code: "INVALID_TEMPLATE",
    });
    expect(world.upstream.requests).toEqual([]);
  });

  test("T-3 a deleted secret is an error that names it, before anything is sent", async () => {
    await keyedProxy(CANARY);
    expect((await world.house.through("p", `${world.upstream.url}/v1`)).status).toBe(200);
    await deleteSecret(world.house.actor, { secret: { tag: "key" }, force: true });
    const answer = await world.house.through("p", `${world.upstream.url}/v1`);
    expect(answer).toMatchObject({ status: 422, code: "SECRET_MISSING" });
    expect(answer.body.toString()).toContain('\\"key\\"');
    expect(world.upstream.requests).toHaveLength(1);
  });

  test("L-5 an API that echoes what it got tells the caller nothing", async () => {
    const canary = makeCanary("echoed");
    await keyedProxy(canary);
    const answer = await world.house.through("p", `${world.upstream.url}/v1/echo`);
    expect(lastHeaders().get("authorization")).toEqual([`Bearer ${canary}`]);
    expect(JSON.parse(answer.body.toString()).headers.authorization).toEqual(["Bearer •••"]);
    expect(answer.headers.get("x-echo")).toEqual(["Bearer ***"]);
    const haystacks = [answer.body, Buffer.from(answer.rawHeaders.join("\n"))];
    expect(
      findCanaries(
        [canary],
        haystacks.map((bytes) => ({ name: "answer", bytes })),
      ),
    ).toEqual([]);
  });

  test("a replaced value is the one that is sent next", async () => {
    await keyedProxy("first value");
    await world.house.through("p", `${world.upstream.url}/v1`);
    await replaceSecretValue(world.house.actor, { secret: { tag: "key" }, value: "second value" });
    await world.house.through("p", `${world.upstream.url}/v1`);
    expect(world.upstream.requests.map(({ headers }) => headers.get("authorization"))).toEqual([
      ["Bearer first value"],
      ["Bearer second value"],
    ]);
  });

  test("T-4 D-1 a value goes only to its destinations", async () => {
    await world.house.addSecret("key", CANARY, [world.upstream.url]);
    await world.house.addProxy("p", { [world.upstream.url]: { "X-Key": "{{ secrets.key }}" } });
    await world.house.addProxy("q", { [world.upstream.url]: { "X-Key": "{{ secrets.key }}" } });
    expect((await world.house.through("p", `${world.upstream.url}/x`)).status).toBe(200);
    // Nothing of "q" has been kept in memory yet: behind the application's back, its rule goes to another place.
    const elsewhere = world.upstream.url.replace("127.0.0.1", "127.0.0.2");
    await database.ownerQuery("update proxy_url_prefixes set prefix = $2 where workspace_id = $1", [
      world.house.workspaceId,
      `${elsewhere}/`,
    ]);
    expect(await world.house.through("q", `${elsewhere}/x`)).toMatchObject({
      status: 403,
      code: "SECRET_HOST_NOT_ALLOWED",
    });
  });

  test.each([
    ["a flipped bit", "sealed_value = set_bit(sealed_value, 77, 1 - get_bit(sealed_value, 77))"],
    ["a cut value", "sealed_value = substring(sealed_value for length(sealed_value) - 1)"],
    ["a longer value", "sealed_value = sealed_value || '\\x00'"],
    ["another destination", "destinations = array['http://127.0.0.1:1']"],
    ["no destinations", "destinations = '{}'"],
  ])("C-4 %s in the database: one uniform error, and nothing is sent", async (_what, edit) => {
    await world.house.addSecret("key", CANARY, [world.upstream.url]);
    await world.house.addProxy("p", { [world.upstream.url]: { "X-Key": "{{ secrets.key }}" } });
    await database.ownerQuery(`update secret_versions set ${edit} where workspace_id = $1`, [
      world.house.workspaceId,
    ]);
    const answer = await world.house.through("p", `${world.upstream.url}/x`);
    expect([
      [500, "TAMPERED"],
      [403, "SECRET_HOST_NOT_ALLOWED"],
    ]).toContainEqual([answer.status, answer.code]);
    expect(world.upstream.requests).toEqual([]);
  });

  test("X-2 another workspace's secret and proxy of the same name are not there", async () => {
    await keyedProxy(CANARY);
    const other = await openHouse(world.door);
    const foreign = await other.through("p", `${world.upstream.url}/v1`);
    const random = await other.through("no-such", `${world.upstream.url}/v1`);
    expect(foreign).toMatchObject({ status: 404, code: "PROXY_NOT_FOUND" });
    const strip = (text: string) => text.replace(/"requestId":"[^"]+"/, "");
    expect(strip(foreign.body.toString())).toBe(strip(random.body.toString()));
    expect(world.upstream.requests).toEqual([]);
  });

  test("a value that a header cannot carry is refused, and the refusal holds none of it", async () => {
    await keyedProxy("canary-line\nSet-Cookie: x");
    const answer = await world.house.through("p", `${world.upstream.url}/v1`);
    expect(answer).toMatchObject({ status: 422, code: "VALUE_NOT_SENDABLE" });
    expect(answer.body.toString()).not.toContain("canary");
    await world.house.addSecret("long", "canary-long".padEnd(20_000, "x"));
    await world.house.addProxy("long", { [world.upstream.url]: { "X-Key": "{{ secrets.long }}" } });
    expect(await world.house.through("long", world.upstream.url)).toMatchObject({
      status: 422,
      code: "VALUE_NOT_SENDABLE",
    });
    expect(world.upstream.requests).toEqual([]);
  });
});

describe("which headers arrive", () => {
  test("P-2 an injected header replaces the caller's in every spelling: exactly one", async () => {
    await world.house.addSecret("key", CANARY);
    await world.house.addProxy("p", { [world.upstream.url]: { "X-Api-Key": "{{ secrets.key }}" } });
    await world.house.through("p", world.upstream.url, {
      headers: { "x-API-key": ["a", "b"], X_Api_Key: "c" },
    });
    expect(lastHeaders().get("x-api-key")).toEqual([CANARY]);
    expect(lastHeaders().get("x_api_key")).toBeUndefined();
  });

  test("allowOverride lets the caller's header win, and then its secret need not even exist", async () => {
    await world.house.addSecret("key", CANARY);
    const rule = { value: "{{ secrets.key }}", allowOverride: true };
    await world.house.addProxy("p", { [world.upstream.url]: { "X-Api-Key": rule } });
    await world.house.through("p", world.upstream.url);
    expect(lastHeaders().get("x-api-key")).toEqual([CANARY]);
    await deleteSecret(world.house.actor, { secret: { tag: "key" }, force: true });
    expect(
      (await world.house.through("p", world.upstream.url, { headers: { "x-api-KEY": "mine" } })).status,
    ).toBe(200);
    expect(lastHeaders().get("x-api-key")).toEqual(["mine"]);
    expect(await world.house.through("p", world.upstream.url)).toMatchObject({ code: "SECRET_MISSING" });
  });

  test("P-1 no nomination removes the injected header, Host or the body's length", async () => {
    await keyedProxy(CANARY);
    await world.house.through("p", `${world.upstream.url}/v1`, {
      method: "POST",
      body: "abc",
      headers: {
        Connection: "Authorization, Host, Content-Length, X-Hop",
        "X-Hop": "gone",
        "X-End": "stays",
      },
    });
    const headers = lastHeaders();
    expect(headers.get("authorization")).toEqual([`Bearer ${CANARY}`]);
    expect(headers.get("host")).toEqual([new URL(world.upstream.url).host]);
    expect(headers.get("content-length")).toEqual(["3"]);
    expect(headers.get("x-hop")).toBeUndefined();
    expect(headers.get("x-end")).toEqual(["stays"]);
    expect(headers.get("connection")).toEqual(["keep-alive"]);
  });

  test("P-3 neither our token, nor a cookie, nor who called is passed, under either header", async () => {
    await world.house.addProxy("open", {}, { unmatched: "FORWARD" });
    const given = {
      Cookie: "keyhole.session=x",
      "X-Forwarded-For": "192.0.2.1",
      Via: "1.1 x",
      "Proxy-Authorization": "x",
    };
    await world.house.through("open", world.upstream.url, {
      headers: { ...given, Authorization: "Basic theirs" },
    });
    expect(lastHeaders().get("authorization")).toEqual(["Basic theirs"]);
    await call(world.door.url, `/proxy/open/${world.upstream.url}`, {
      headers: {
        ...given,
        Authorization: `Bearer ${world.house.token}`,
        "Keyhole-Workspace": world.house.workspaceSlug,
      },
    });
    expect(world.upstream.requests).toHaveLength(2);
    for (const { headers } of world.upstream.requests) {
      expect(JSON.stringify([...headers])).not.toContain(world.house.token);
      for (const name of [
        "cookie",
        "x-forwarded-for",
        "via",
        "proxy-authorization",
        "keyhole-authorization",
        "keyhole-workspace",
      ]) {
        expect(headers.get(name), name).toBeUndefined();
      }
    }
    expect(lastHeaders().get("authorization")).toBeUndefined();
  });

  test("the longest prefix wins for each header", async () => {
    await world.house.addSecret("a", "value-a");
    await world.house.addSecret("b", "value-b");
    await world.house.addProxy("p", {
      [`${world.upstream.url}/`]: { "X-Key": "{{ secrets.a }}", "X-Root": "static" },
      [`${world.upstream.url}/v1`]: { "x-key": "{{ secrets.b }}" },
    });
    await world.house.through("p", `${world.upstream.url}/v1/x`);
    expect([lastHeaders().get("x-key"), lastHeaders().get("x-root")]).toEqual([["value-b"], ["static"]]);
    await world.house.through("p", `${world.upstream.url}/v10`);
    expect(lastHeaders().get("x-key")).toEqual(["value-a"]);
  });
});
