import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, prepare, READ_PAIRS, SECRET } from "./proxies-prepared.ts";

const base64 = (text: string) => `Basic ${Buffer.from(text, "utf8").toString("base64")}`;

test("a basic-auth pair is made in the editor by keyboard, tried, sent, and outlives another save", async ({
  adminPage: page,
  admin,
  instance,
  upstream,
  tokenApi,
}) => {
  await prepare(admin, SECRET, { tag: "pair_password", value: "hunter2-and-more" });
  await page.goto("/main/proxies/new");
  await page.getByLabel("Name", { exact: true }).fill("Paired");
  await page.getByLabel("URL prefix").fill(`${upstream.url}/`);
  await page.getByRole("button", { name: "Add header" }).press("Enter");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const pair = page.getByRole("group", { name: "Authorization: Basic" });
  const user = pair.getByLabel("User");
  await expect(user).toBeFocused();
  // The row that nobody had filled in has made room.
  await expect(page.getByLabel("Header name")).toHaveCount(0);
  await expect(page.getByRole("listbox", { name: "Completions" })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.keyboard.type("ada");
  await page.keyboard.press("Tab");
  await expect(pair.getByLabel("Password")).toBeFocused();
  await page.keyboard.type("{{ secrets.pair_pass");
  const offers = page.getByRole("listbox", { name: "Completions" });
  await expect(offers.getByRole("option")).toHaveCount(1);
  // A key is ignored in the moment in which the offers appear, so that nothing is chosen by accident.
  await expect(async () => {
    await page.keyboard.press("Enter");
    await expect(pair.getByLabel("Password")).toHaveText("{{ secrets.pair_password }}", { timeout: 1_000 });
  }).toPass();

  const preview = page.getByRole("heading", { name: "Preview and test" }).locator("../..");
  await expect(preview.getByText("Authorization: Basic •••")).toBeVisible();
  await preview.getByLabel("URL of the request").fill(`${upstream.url}/echo`);
  await preview.getByRole("button", { name: "Send canary" }).click();
  await expect(preview.getByRole("status")).toContainText(
    "sends back what stands in the place of the secret",
  );
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page).toHaveURL(/\/proxies\/paired$/);

  const { token } = await tokenApi("user");
  const call = async () => {
    const response = await fetch(`${instance.url}/proxy/paired/${upstream.url}/things`, {
      headers: { "keyhole-authorization": `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    return upstream.requests.at(-1)?.headers.get("authorization");
  };
  expect(await call()).toEqual([base64("ada:hunter2-and-more")]);

  await page.getByLabel("Description").fill("Saved once more");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved Paired." })).toBeAttached();
  expect(await call()).toEqual([base64("ada:hunter2-and-more")]);
});

test("a pair that was made through the API is shown, and is there after a save", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "pair_key", value: "a-key-for-the-user" });
  const basicAuth = { user: "{{ secrets.pair_key }}", password: "", allowOverride: true };
  await prepare(admin, CREATE, {
    tag: "api-pair",
    urlPrefixes: [{ prefix: "https://api.example.com/v1/", headerRules: [], basicAuth }],
  });
  await page.goto("/main/proxies/api-pair");
  const pair = page.getByRole("group", { name: "Authorization: Basic" });
  await expect(pair.getByLabel("User")).toHaveText("{{ secrets.pair_key }}");
  await expect(pair.getByLabel("Plugins may override this header")).toBeChecked();
  await expectAccessible(page);
  await page.getByLabel("Name", { exact: true }).fill("Renamed");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Renamed" })).toBeVisible();
  expect((await admin.run(READ_PAIRS, { tag: "api-pair" })).pluginProxy).toEqual({
    urlPrefixes: [{ headerRules: [], basicAuth }],
  });

  await pair.getByRole("button", { name: "Remove Authorization: Basic" }).click();
  await expect(page.getByRole("button", { name: "Add header" })).toBeFocused();
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  expect((await admin.run(READ_PAIRS, { tag: "api-pair" })).pluginProxy).toEqual({
    urlPrefixes: [{ headerRules: [], basicAuth: null }],
  });
});

test("what is wrong with a pair is said at its fields, and at the header beside it", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "pair_known", value: "v-v-v-v-v" });
  await page.goto("/main/proxies/new");
  await page.getByLabel("Path").fill("wrong-pair");
  await page.getByLabel("URL prefix").fill("https://api.example.com/");
  await page.getByLabel("Header name").fill("authorization");
  await page.getByLabel("Header value").fill("Bearer {{ secrets.pair_known }}");
  const add = async (preset: RegExp) => {
    await page.getByRole("button", { name: "Add header" }).click();
    await page.getByRole("menuitem", { name: preset }).click();
  };
  await add(/^Basic/);
  const pair = page.getByRole("group", { name: "Authorization: Basic" });
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save proxy" }).click();
  const summary = page.getByRole("region", { name: "There are 2 problems" });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("sets this header for the prefix already. Remove one of them.");
  await summary.getByRole("link", { name: /Enter a user, a password, or both/ }).click();
  await expect(pair.getByLabel("Password")).toBeFocused();
  await expectAccessible(page);

  // A user alone will do.
  await pair.getByLabel("User").fill("a:b");
  await expect(page.getByText("Enter a user, a password, or both.")).toHaveCount(0);
  await pair.getByLabel("Password").fill("{{ secrets.pair_knwon }}");
  await expect(pair.getByText("There's no secret pair_knwon.")).toBeVisible();
  await expect(pair.getByText("A user has no colon")).toBeVisible();
  await expect(pair.getByRole("link", { name: /Create it/ })).toBeVisible();
  await pair.getByRole("button", { name: "Did you mean pair_known?" }).click();
  await expect(pair.getByLabel("Password")).toHaveText("{{ secrets.pair_known }}");
  await pair.getByLabel("User").fill("ab");

  // There is one pair to a prefix: choosing it again leads to it.
  await add(/^Basic/);
  await expect(pair).toHaveCount(1);
  await expect(pair.getByLabel("User")).toBeFocused();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Remove header authorization" }).click();
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page).toHaveURL(/\/proxies\/wrong-pair$/);
});

test("a Viewer sees both texts of a pair, and a phone shows them without scrolling sideways", async ({
  pageAs,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "pair_seen", value: "v-v-v-v-v" });
  await prepare(admin, CREATE, {
    tag: "seen-pair",
    urlPrefixes: [
      {
        prefix: "https://api.example.com/",
        headerRules: [],
        basicAuth: { user: "{{ secrets.pair_seen }}", password: "" },
      },
    ],
  });
  const page = await pageAs("viewer");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/main/proxies/seen-pair");
  const pair = page.getByRole("group", { name: "Authorization: Basic" });
  await expect(pair.getByText("{{ secrets.pair_seen }}")).toBeVisible();
  await expect(pair.getByText("Empty")).toBeVisible();
  await expect(pair.getByRole("button")).toHaveCount(0);
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
});
