import { test as base, expect, type Page } from "@playwright/test";
import { ADMIN, type Api, headersText, signIn } from "./api.ts";
import { findCanaries, type Haystack, makeCanary } from "./canary.ts";
import { addCookies } from "./fixtures.ts";
import { type House, openHouse } from "./house.ts";

/**
 * L-1, L-2, L-3, L-10, L-11: fresh canaries through every door, right and wrong, then a search of everything that
 * could hold one: answers, pages and RSC payloads, logs at debug level, every table, and the files of the database.
 */
const test = base.extend<{ house: House }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
  house: async ({}, use) => {
    const house = await openHouse();
    await use(house);
    await house.close();
  },
});

const CREATE =
  "mutation C($input: CreateSecretInput!) { createSecret(input: $input) { secret { id tag version } acceptedBytes userErrors { code message field } } }";
const REPLACE =
  "mutation R($input: ReplaceSecretValueInput!) { replaceSecretValue(input: $input) { secret { version } userErrors { code message field } } }";
const UPDATE =
  "mutation U($input: UpdateSecretInput!) { updateSecret(input: $input) { secret { version } userErrors { code message field } } }";
const PROXY =
  "mutation P($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { proxy { id } userErrors { code message field } } }";

test("L-1 L-2 L-3 L-10 L-11 a value that went in through any door is found nowhere", async ({
  house,
  page,
}) => {
  test.setTimeout(180_000);
  const canaries: string[] = [];
  const canary = (label: string) => {
    const value = makeCanary(label);
    canaries.push(value);
    return value;
  };

  await test.step("the right doors", async () => {
    await house.integrator.run(CREATE, { input: { tag: "api", value: canary("graphql") } });
    await house.integrator.run(CREATE, {
      input: { tag: "second", value: canary("second"), destinations: ["https://a.example"] },
    });
    await house.integrator.run(REPLACE, { input: { secret: { tag: "api" }, value: canary("replaced") } });
    await house.integrator.run(UPDATE, { input: { secret: { tag: "second" }, name: "Second" } });
    await addThroughTheDialog(page, house, canary("dialog"));
  });

  await test.step("wrong bodies", () => sendWrongBodies(house.integrator, canary));
  await test.step("wrong sign-ins and set-ups", async () => {
    expect(await signIn(house.instance.url, ADMIN.email, canary("password"))).toBeNull();
    expect(await signIn(house.instance.url, canary("email"), canary("password"))).toBeNull();
    const input = {
      setupCode: canary("setup-code"),
      workspaceName: "X",
      email: "x@example.com",
      password: canary("setup-password"),
    };
    await house.integrator.post(
      JSON.stringify({
        query:
          "mutation S($input: CompleteSetupInput!) { completeSetup(input: $input) { userErrors { code message } } }",
        variables: { input },
      }),
    );
    await house.integrator.post("{}", {
      authorization: `Bearer khl_${canary("token").replaceAll(/[^A-Za-z0-9]/g, "")}`,
    });
  });

  await test.step("the proxy, with an upstream that answers, fails and echoes", () =>
    useTheProxy(house, canary));
  await test.step("every page that shows a secret", () => lookAtPages(page, house));
  await test.step("the database goes away in mid-request", () => loseTheDatabase(house, canary));

  const tables = await house.dump();
  expect(tables.map(({ name }) => name)).toEqual(
    expect.arrayContaining(["table secrets", "table secret_versions", "table audit_events"]),
  );
  const log: Haystack = { name: "log", bytes: Buffer.from(house.instance.log()) };
  expect(log.bytes.length).toBeGreaterThan(1_000);
  expect(house.seen().length).toBeGreaterThan(40);
  expect(findCanaries(canaries, [...house.seen(), ...tables, log])).toEqual([]);
  // The search itself: what was stored in clear is found by it.
  expect(findCanaries(["Second"], tables)).not.toEqual([]);
});

async function addThroughTheDialog(page: Page, house: House, value: string): Promise<void> {
  await addCookies(page.context(), house.instance.url, house.cookie);
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    const headers = JSON.stringify(await response.allHeaders().catch(() => ({})));
    house.keep(
      `page ${response.url()}`,
      Buffer.concat([Buffer.from(`${response.url()}\n${headers}\n`), body]),
    );
  });
  await page.goto(`${house.instance.url}/main/settings/secrets?dialog=add`);
  const dialog = page.getByRole("dialog", { name: "Add secret" });
  await dialog.getByLabel("Name").fill("Dialog");
  await dialog.getByLabel("Secret value").fill(value);
  await dialog.getByRole("button", { name: "Add secret" }).click();
  await expect(dialog).toBeHidden();
  const storage = await page.evaluate(() =>
    JSON.stringify([
      location.href,
      { ...localStorage },
      { ...sessionStorage },
      document.documentElement.outerHTML,
    ]),
  );
  house.keep("the browser after saving", Buffer.from(storage));
}

type Canary = (label: string) => string;

async function sendWrongBodies(client: Api, canary: Canary): Promise<void> {
  const send = (variables: unknown, query: string = CREATE) =>
    client.post(JSON.stringify({ query, variables }));
  const statuses = [
    (await client.post(`{"query": "${"x"}", "variables": {"input": {"value": "${canary("malformed")}"`))
      .status,
    (
      await client.post(JSON.stringify({ query: CREATE, variables: { input: { value: canary("form") } } }), {
        "content-type": "text/plain",
      })
    ).status,
  ];
  expect(statuses).toEqual([400, 415]);
  await send({ input: { tag: "t1", value: [canary("array")] } });
  await send({ input: { tag: "t2", value: { deep: canary("object") } } });
  await send({ input: canary("string") });
  await send([canary("list")]);
  await send({ input: { tag: "t3", value: canary("misspelt-sibling"), vlaue: 1 } });
  await send({ input: { tag: "t4", valeu: canary("misspelt") } });
  await send({ input: { value: canary("no-tag") } });
  await send({ input: { tag: { x: canary("tag-object") }, value: "v" } });
  await send({ input: { tag: "t5", value: `${canary("surrogate")}\ud800` } });
  await send({ input: { tag: "t6", value: canary("too-long").padEnd(70_000, "x") } });
  await send({ input: { tag: "API", value: canary("duplicate") } });
  await send({ input: { tag: "bad tag", value: canary("bad-tag") } });
  await send({
    input: {
      tag: "t7",
      value: canary("bad-destination"),
      destinations: ["ftp://x", `https://${"y".repeat(300)}`],
    },
  });
  await send({ input: { tag: "t8", value: canary("long-name"), name: "n".repeat(5_000) } });
  await send({ input: { secret: { tag: "api" }, value: canary("stale"), expectedVersion: 1 } }, REPLACE);
  await send({ input: { secret: { tag: "none" }, value: canary("unknown-secret") } }, REPLACE);
  await send({ input: { secret: { tag: "api" }, name: "x", value: canary("value-in-update") } }, UPDATE);
  await send(
    {},
    `mutation { createSecret(input: { tag: "lit", value: ${JSON.stringify(canary("literal"))} }) { userErrors { code } } }`,
  );
  await send(
    {},
    `mutation { createSecret(input: { tag: "blk", value: """${canary("block").replaceAll('"', "")}""" }) { userErrors { code } } }`,
  );
  await send({}, `{ secret(by: { tag: "api" }) { value(${JSON.stringify(canary("syntax"))}) } }`);
  await send(
    { input: { tag: "t9", value: canary("wrong-operation") } },
    CREATE.replace("CreateSecretInput!", "CreateSecretInput"),
  );
  await client.post(
    JSON.stringify([{ query: CREATE, variables: { input: { tag: "t10", value: canary("batch") } } }]),
  );
  await client.post(JSON.stringify({ query: CREATE, variables: canary("variables-string") }));
  await client.post(JSON.stringify({ query: canary("query-itself") }));
  await client.post(JSON.stringify({ query: CREATE, operationName: canary("operation"), variables: {} }));
  await client.post(
    JSON.stringify({
      query: CREATE,
      variables: { input: { tag: "t11", value: canary("huge") } },
      pad: "x".repeat(1_100_000),
    }),
  );
}

async function useTheProxy(house: House, canary: Canary): Promise<void> {
  const { instance, upstream, integrator, token } = house;
  await integrator.run(CREATE, { input: { tag: "sent", value: canary("sent") } });
  await integrator.run(CREATE, { input: { tag: "newline", value: `${canary("newline")}\nSet-Cookie: x` } });
  const rule = (tag: string) => [{ name: "X-Api-Key", value: `{{ secrets.${tag} }}` }];
  await integrator.run(PROXY, {
    input: {
      tag: "p",
      urlPrefixes: [
        { prefix: `${upstream.url}/ok`, headerRules: rule("sent") },
        { prefix: `${upstream.url}/newline`, headerRules: rule("newline") },
        { prefix: "http://127.0.0.1:9/", headerRules: rule("sent") },
      ],
    },
  });
  for (const target of [
    `${upstream.url}/ok/plain?q=1`,
    `${upstream.url}/ok/echo`,
    `${upstream.url}/newline/x`,
    "http://127.0.0.1:9/closed",
    "http://10.0.0.1/private",
    `${upstream.url}/elsewhere`,
  ]) {
    const response = await fetch(`${instance.url}/proxy/p/${target}`, {
      method: "POST",
      body: "hello",
      redirect: "manual",
      headers: { "keyhole-authorization": `Bearer ${token}` },
    });
    const text = await response.text().catch(() => "");
    house.keep(`proxy ${target} ${response.status}`, Buffer.from(`${headersText(response)}\n${text}`));
  }
  expect(
    upstream.requests.some(({ headers }) => headers.get("x-api-key")?.[0]?.startsWith("canary-sent")),
  ).toBe(true);
}

async function lookAtPages(page: Page, house: House): Promise<void> {
  for (const path of ["", "?dialog=add", "?q=api", "?sort=name"]) {
    await page.goto(`${house.instance.url}/main/settings/secrets${path}`);
    // An open dialog hides the page behind it from assistive technology.
    await expect(page.getByRole("heading", { name: "Secrets", level: 1, includeHidden: true })).toHaveCount(
      1,
    );
  }
  for (const path of ["/main/proxies", "/main/proxies/p", "/main/settings/tokens", "/main/nothing-here"]) {
    await page.goto(house.instance.url + path);
    await expect(page.locator("h1").first()).toBeVisible();
  }
  const rsc = await page.request.get(`${house.instance.url}/main/settings/secrets`, {
    headers: { rsc: "1" },
  });
  house.keep("RSC payload", await rsc.body());
}

async function loseTheDatabase(house: House, canary: Canary): Promise<void> {
  const inFlight = Array.from({ length: 8 }, (_, i) =>
    house.integrator
      .post(
        JSON.stringify({
          query: CREATE,
          variables: { input: { tag: `lost_${i}`, value: canary(`lost${i}`) } },
        }),
      )
      .catch(() => null),
  );
  await house.stopDatabase();
  await Promise.all(inFlight);
  const down = await house.integrator.post(
    JSON.stringify({ query: CREATE, variables: { input: { tag: "down", value: canary("down") } } }),
  );
  expect(down.status, "R-9: without a database the answer is 503").toBe(503);
  await house.startDatabase();
  await expect
    .poll(
      async () =>
        (await house.integrator.post(JSON.stringify({ query: "{ viewer { permissions } }" }))).status,
      { timeout: 15_000 },
    )
    .toBe(200);
}
