import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { ADMIN, signIn } from "./api.ts";
import { addCookies, expect, expectAccessible, TEST_KEY, test } from "./fixtures.ts";
import { startInstance } from "./instance.ts";

const PAGES = [
  ["Secrets", "/main/settings/secrets"],
  ["Add secret", "/main/settings/secrets?dialog=add"],
  ["API tokens", "/main/settings/tokens"],
  ["Create token", "/main/settings/tokens?dialog=create"],
  ["Workspace", "/main/settings/workspace"],
  ["Plugin proxies", "/main/proxies"],
  ["Create proxy", "/main/proxies/new"],
  ["Not found", "/main/nothing-here"],
] as const;

for (const width of [1440, 390]) {
  for (const [name, path] of PAGES) {
    test(`${name} at ${width} px: accessible in both themes, no sideways scroll`, async ({ adminPage }) => {
      await adminPage.setViewportSize({ width, height: 900 });
      await adminPage.goto(path);
      // A dialog comes after the page behind it, when the scripts have arrived.
      const isDialog = path.includes("dialog=");
      await expect(adminPage.getByRole(isDialog ? "dialog" : "main")).toBeVisible();
      await expect(adminPage.locator("h1")).toHaveCount(1);
      await expect(adminPage.locator("[aria-busy=true]")).toHaveCount(0);
      await expectAccessible(adminPage);
      const overflow = await adminPage.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }
}

test("sign-in and set-up are accessible, and a signed-out visitor sees nothing else", async ({ page }) => {
  for (const path of ["/sign-in", "/main/settings/secrets", "/admin/settings/secrets", "/"]) {
    await page.goto(path);
    await expect(page).toHaveURL(/\/sign-in/);
  }
  await expectAccessible(page);
  await page.goto("/setup");
  await expect(page.getByRole("button", { name: "Create workspace" })).toHaveCount(0);
});

test("a form that is sent before its scripts have come keeps the password out of the address", async ({
  browser,
  instance,
}) => {
  const context = await browser.newContext({ baseURL: instance.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const addresses: string[] = [];
  page.on("request", (request) => addresses.push(request.url()));
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(ADMIN.email);
  await page.getByLabel("Password").fill("canary-in-the-address");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect.poll(() => addresses.filter((url) => url.includes("/sign-in")).length).toBe(2);
  expect(`${addresses.join()} ${page.url()}`).not.toContain("canary");
  await context.close();
});

test("page titles differ", async ({ adminPage }) => {
  const titles = new Set<string>();
  for (const [, path] of PAGES.filter(([, path]) => !path.includes("?"))) {
    await adminPage.goto(path);
    titles.add(await adminPage.title());
  }
  expect(titles.size).toBe(PAGES.filter(([, path]) => !path.includes("?")).length);
});

test("the first visit of the secrets page loads at most 180 kB of script", async ({ adminPage }) => {
  const sizes = new Map<string, number>();
  adminPage.on("response", async (response) => {
    if (response.request().resourceType() !== "script") return;
    const body = await response.body().catch(() => Buffer.alloc(0));
    sizes.set(response.url(), gzipSync(body).length);
  });
  await adminPage.goto("/main/settings/secrets", { waitUntil: "networkidle" });
  const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  expect(total).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(180_000);
});

test("one process with every role rests below 250 MB", async ({ context, page, database }) => {
  // One of its own: the worker's has served every test before this one, which is no rest.
  const instance = await startInstance({ env: { DATABASE_URL: database.url, KEYHOLE_KEY: TEST_KEY } });
  try {
    const cookie = await signIn(instance.url, ADMIN.email, ADMIN.password);
    await addCookies(context, instance.url, cookie ?? "");
    await page.goto(`${instance.url}/main/settings/secrets`, { waitUntil: "networkidle" });
    await expect(page.getByRole("button", { name: "Add secret" }).first()).toBeVisible();
    // `ps` knows it on Linux and macOS alike, in kB.
    const { stdout } = await promisify(execFile)("ps", ["-o", "rss=", "-p", String(instance.child.pid)]);
    expect(Number(stdout) / 1024).toBeLessThanOrEqual(250);
  } finally {
    await instance.stop();
  }
});

test("health answers without a session, and readiness names what it looked at", async ({ instance }) => {
  expect((await fetch(`${instance.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${instance.url}/readyz`);
  expect(ready.status).toBe(200);
  expect(await ready.json()).toMatchObject({ database: "ok", schema: "ok", key: "ok" });
});
