import { test as base, expect } from "@playwright/test";
import { ADMIN } from "./api.ts";
import { findCanaries, makeCanary } from "./canary.ts";
import { type Instance, startInstance } from "./instance.ts";
import { startUpstream, type Upstream } from "./upstream.ts";

/**
 * The whole walk on a fresh instance with its embedded database, as a newcomer takes it: set up, sign in, add a
 * secret, make a proxy and a token, call; then rename, replace, delete. One test, because each step stands on the
 * one before it.
 */
const test = base.extend<{ fresh: Instance; upstream: Upstream }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
  fresh: async ({}, use) => {
    const instance = await startInstance();
    await use(instance);
    await instance.stop();
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
  upstream: async ({}, use) => {
    const upstream = await startUpstream();
    await use(upstream);
    await upstream.close();
  },
  baseURL: async ({ fresh }, use) => use(fresh.url),
});

test("an admin adds a secret, a plugin uses it, and nobody sees it", async ({ page, fresh, upstream }) => {
  test.setTimeout(120_000);
  const first = makeCanary("first");
  const second = makeCanary("second");
  const traffic: { name: string; bytes: Buffer }[] = [];
  page.on("response", async (response) => {
    const body = await response.body().catch(() => Buffer.alloc(0));
    traffic.push({
      name: response.url(),
      bytes: Buffer.concat([
        Buffer.from(JSON.stringify(await response.allHeaders().catch(() => ({})))),
        body,
      ]),
    });
  });

  await test.step("set up with the code from the log", async () => {
    await page.goto("/");
    await expect(page).toHaveURL(/\/setup$/);
    await page.getByLabel("Set-up code").fill(fresh.setupCode());
    await page.getByLabel("Workspace name").fill("Acme");
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
    await page.getByRole("button", { name: "Create workspace" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  });

  await test.step("sign in", async () => {
    await page.getByLabel("E-mail").fill(ADMIN.email);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("That e-mail and password don't match.")).toBeVisible();
    await page.getByLabel("Password", { exact: true }).fill(ADMIN.password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/acme\/settings\/secrets/);
    await expect(page.getByRole("heading", { name: "Secrets", level: 1 })).toBeVisible();
  });

  await test.step("the reference product's address leads to the same page", async () => {
    await page.goto("/admin/settings/secrets");
    await expect(page).toHaveURL(/\/acme\/settings\/secrets/);
  });

  await test.step("add a secret; the list shows it without a value", async () => {
    await page.getByRole("button", { name: "Add secret" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Add secret" });
    await dialog.getByLabel("Name").fill("Echo key");
    await expect(dialog.getByLabel("Identifier")).toHaveValue("echo_key");
    await expect(dialog.getByText("{{ secrets.echo_key }}")).toBeVisible();
    await dialog.getByLabel("Secret value").fill(first);
    await dialog.getByRole("button", { name: "Add secret" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("link", { name: "Echo key" })).toBeFocused();
    await expect(page.getByRole("status").filter({ hasText: "Added Echo key (version 1" })).toBeAttached();
  });

  await test.step("make a proxy that sends it", async () => {
    await page.getByRole("link", { name: "Plugin proxies" }).click();
    await page.getByRole("link", { name: "Create proxy" }).first().click();
    await page.getByLabel("Name", { exact: true }).fill("Echo");
    await page.getByLabel("URL prefix").fill(`${upstream.url}/v1`);
    await page.getByLabel("Header name").fill("Authorization");
    await page.getByLabel("Header value").fill("Bearer {{ secrets.echo_key }}");
    await page.getByRole("button", { name: "Save proxy" }).click();
    await expect(page.getByRole("status").filter({ hasText: "Echo" })).toBeAttached();
  });

  const token = await test.step("make a token; it is shown once", async () => {
    await page.getByRole("link", { name: "API tokens" }).click();
    await page.getByRole("button", { name: "Create token" }).first().click();
    const dialog = page.getByRole("dialog", { name: "Create token" });
    await dialog.getByLabel("Name").fill("plugin");
    await dialog.getByRole("checkbox", { name: /^User/ }).check();
    await dialog.getByRole("button", { name: "Create token" }).click();
    const result = page.getByRole("dialog", { name: /token/i });
    const text = await result.getByLabel("Token", { exact: true }).inputValue();
    expect(text).toMatch(/^khl_/);
    await result.getByRole("button", { name: "Copy token" }).click();
    await result.getByRole("button", { name: "Done" }).click();
    await page.reload();
    expect(await page.content()).not.toContain(text);
    return text;
  });

  const call = () =>
    fetch(`${fresh.url}/proxy/echo/${upstream.url}/v1/things?page=2`, {
      headers: { "keyhole-authorization": `Bearer ${token}`, authorization: "Bearer the caller's own" },
    });

  await test.step("the upstream sees the header, and neither the token nor the caller's own", async () => {
    const response = await call();
    expect(response.status).toBe(200);
    const seen = upstream.requests.at(-1);
    expect(seen?.url).toBe("/v1/things?page=2");
    expect(seen?.headers.get("authorization")).toEqual([`Bearer ${first}`]);
    expect(JSON.stringify([...(seen?.headers ?? [])])).not.toContain(token);
  });

  await test.step("edit the name", async () => {
    await page.getByRole("link", { name: "Secrets" }).click();
    await page.getByRole("button", { name: "Edit Echo key" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit secret" });
    await dialog.getByLabel("Name").fill("Echo API key");
    await dialog.getByRole("button", { name: "Save" }).click();
    await expect(page.getByRole("link", { name: "Echo API key" })).toBeVisible();
  });

  await test.step("replace the value; the next call carries the new one", async () => {
    await page.getByRole("button", { name: "Replace value of Echo API key" }).click();
    const dialog = page.getByRole("dialog", { name: /^Replace value/ });
    await expect(dialog.getByText(/1 place uses it/)).toBeVisible();
    await dialog.getByLabel("Secret value").fill(second);
    await dialog.getByRole("button", { name: "Replace value" }).click();
    await expect(dialog).toBeHidden();
    await call();
    expect(upstream.requests.at(-1)?.headers.get("authorization")).toEqual([`Bearer ${second}`]);
  });

  await test.step("delete; the call fails with a clear error before anything is sent", async () => {
    await page.getByRole("button", { name: "More actions for Echo API key" }).click();
    await page.getByRole("menuitem", { name: /^Delete/ }).click();
    const dialog = page.getByRole("alertdialog");
    await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
    await dialog.getByRole("textbox").fill("echo_key");
    await dialog.getByRole("button", { name: "Delete anyway" }).click();
    await expect(page.getByText("No secrets yet")).toBeVisible();
    const before = upstream.requests.length;
    const response = await call();
    expect(response.status).toBe(422);
    expect(response.headers.get("content-type")).toContain("application/problem+json");
    expect(await response.json()).toMatchObject({ code: "SECRET_MISSING" });
    expect(upstream.requests.length).toBe(before);
  });

  await test.step("sign out ends the session on the server", async () => {
    const cookies = await page.context().cookies();
    await page.getByRole("button", { name: /account/i }).click();
    await page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.context().addCookies(cookies);
    await page.goto("/acme/settings/secrets");
    await expect(page).toHaveURL(/\/sign-in/);
  });

  expect(traffic.length).toBeGreaterThan(20);
  expect(findCanaries([first, second, ADMIN.password], traffic)).toEqual([]);
  expect(
    findCanaries([first, second, ADMIN.password, token], [{ name: "log", bytes: Buffer.from(fresh.log()) }]),
  ).toEqual([]);
});
