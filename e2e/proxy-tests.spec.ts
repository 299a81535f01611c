import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, prepare, SECRET } from "./proxies-prepared.ts";

const VALUE = "sk_live_canary_6d0f93b1";

const panel = (page: Page) => page.getByRole("heading", { name: "Preview and test" }).locator("../..");

test("the preview says what the server would send, as the form stands, and what is in the way", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, {
    tag: "explained_key",
    value: VALUE,
    destinations: ["https://api.example.com"],
  });
  await page.goto("/main/proxies/new");
  await page.getByLabel("URL prefix").fill("https://api.example.com/v1/");
  await page.getByLabel("Header name").fill("Authorization");
  await page.getByLabel("Header value").fill("Bearer {{ secrets.explained_key }}");
  const preview = panel(page);
  await expect(preview.getByText("Authorization: Bearer •••")).toBeVisible();
  await expect(preview.getByText("Matches prefix")).toBeVisible();
  await expect(preview.getByText(/At most: connection 10 s, first byte 2 min/)).toBeVisible();
  await preview.getByLabel("URL of the request").fill("https://api.example.com.evil.io/v1/x");
  await expect(preview.getByText(/No prefix matches\. The request would be refused\./)).toBeVisible();
  await page.getByLabel("URL prefix").fill("https://elsewhere.example/");
  await preview.getByLabel("URL of the request").fill("https://elsewhere.example/x");
  await expect(preview.getByText(/may not be sent to https:\/\/elsewhere\.example/)).toBeVisible();
  await page.getByLabel("Header name").fill("Host");
  await expect(preview.getByText("One field needs to be mended before this can be shown.")).toBeVisible();
  await expectAccessible(page);
});

test("B-4 a canary flags a host that echoes before the proxy is saved; a test of what is saved shows the answer without the secret", async ({
  adminPage: page,
  admin,
  upstream,
}) => {
  await prepare(admin, SECRET, { tag: "tested_key", value: VALUE });
  await page.goto("/main/proxies/new");
  await page.getByLabel("Name", { exact: true }).fill("Tested");
  await page.getByLabel("URL prefix").fill(`${upstream.url}/`);
  await page.getByLabel("Header name").fill("X-Api-Key");
  await page.getByLabel("Header value").fill("{{ secrets.tested_key }}");
  const preview = panel(page);
  await preview.getByLabel("URL of the request").fill(`${upstream.url}/echo`);
  const send = preview.getByRole("button", { name: "Send test request" });
  await expect(send).toHaveAttribute("aria-disabled", "true");
  await send.focus();
  await expect(send).toHaveAccessibleDescription("Save the proxy first. A test sends what is saved.");
  await preview.getByRole("button", { name: "Send canary" }).click();
  const result = preview.getByRole("status");
  await expect(result).toContainText(
    "sends back what stands in the place of the secret, in the body and in the header X-Echo",
  );
  await preview.getByLabel("URL of the request").fill(`${upstream.url}/quiet`);
  await expect(result).toBeEmpty();
  await preview.getByRole("button", { name: "Send canary" }).click();
  await expect(result).toContainText("answered 200 and did not send the throw-away value back");
  expect(upstream.requests.map(({ headers }) => headers.get("x-api-key")?.[0])).not.toContain(VALUE);

  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page).toHaveURL(/\/proxies\/tested$/);
  await preview.getByLabel("URL of the request").fill(`${upstream.url}/echo`);
  await preview.getByRole("button", { name: "Send test request" }).click();
  await expect(result).toContainText("The server answered 200.");
  await expect(result).toContainText("The server sent the secret back");
  await result.getByRole("button", { name: "Show 2 KB of body" }).click();
  await expect(result.getByRole("region", { name: "Beginning of the body" })).toContainText("•••");
  expect(upstream.requests.at(-1)?.headers.get("x-api-key")).toEqual([VALUE]);
  expect(await page.content()).not.toContain(VALUE);
  await expectAccessible(page);

  await preview.getByLabel("URL of the request").fill("http://10.0.0.5/");
  await page.getByLabel("URL prefix").fill("http://10.0.0.5/");
  await expect(preview.getByText(/one field needs/i)).toBeVisible();
  await expect(send).toHaveAccessibleDescription("Save your changes first. A test sends what is saved.");
});

test("who may only look sees what is saved and sends nothing", async ({ pageAs, admin }) => {
  await prepare(admin, CREATE, {
    tag: "looked_at",
    urlPrefixes: [{ prefix: "https://api.example.com/", headerRules: [{ name: "X-Fixed", value: "yes" }] }],
  });
  const page = await pageAs("viewer");
  await page.goto("/main/proxies/looked_at");
  await expect(panel(page).getByText("X-Fixed: yes")).toBeVisible();
  await expect(page.getByRole("button", { name: "Send test request" })).toHaveCount(0);
});
