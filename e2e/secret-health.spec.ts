import type { Page } from "@playwright/test";
import {
  type CheckingUpstream,
  callThrough,
  makeSender,
  startCheckingUpstream,
} from "./checking-upstream.ts";
import { expect, expectAccessible, test as house } from "./fixtures.ts";

const SECRETS = "/main/settings/secrets";
const DAY_MS = 86_400_000;

const test = house.extend<{ server: CheckingUpstream }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
  server: async ({}, use) => {
    const server = await startCheckingUpstream();
    await use(server);
    await server.close();
  },
});

/** Use records are written within a second; the page is asked again until it has them. */
async function untilShown(page: Page, path: string, look: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await page.goto(path);
    await look();
  }).toPass({ timeout: 15_000 });
}

test("a server's 401 shows as rejected since when, its 200 takes that away, and the end it tells shows", async ({
  adminPage: page,
  admin,
  tokenApi,
  instance,
  server,
}) => {
  const tag = "health_key";
  await makeSender(admin, server, { tag, value: "good-value-0123456789", name: "Health key" });
  const { token } = await tokenApi("user");
  const call = () => callThrough({ keyhole: instance.url, token, upstream: server, tag });
  const list = `${SECRETS}?q=${tag}`;
  const row = page.getByRole("row", { name: /Health key/ });

  await page.goto(list);
  await expect(row).toContainText("Never used");
  expect((await call()).status).toBe(401);
  await untilShown(page, list, async () => {
    await expect(row.getByRole("button", { name: /^Rejected by the server since \d\d:\d\d/ })).toBeVisible({
      timeout: 1_500,
    });
  });
  await expect(row).not.toContainText("Never used");
  const badge = row.getByRole("button", { name: /^Rejected/ });
  await expect(badge).toHaveAccessibleDescription(/^The server answers 401 since \d+ \w+ \d{4} at /);
  await expectAccessible(page);

  await badge.click();
  const drawer = page.getByRole("dialog", { name: "Health key" });
  await expect(drawer.getByText(/Rejected by the server since \d\d:\d\d: it answers 401/)).toBeVisible();
  await expect(drawer.getByText("None with this value")).toBeVisible();
  await expectAccessible(page);
  await drawer.getByRole("button", { name: "Replace value…" }).click();
  await expect(page.getByRole("dialog", { name: /^Replace value of Health key/ })).toBeVisible();

  server.accepts.set("Bearer good-value-0123456789", new Date(Date.now() + 9.5 * DAY_MS));
  expect((await call()).status).toBe(200);
  await untilShown(page, list, async () => {
    await expect(row.getByRole("button", { name: /^Expires in 9 days/ })).toBeVisible({ timeout: 1_500 });
  });
  await expect(row.getByRole("button", { name: /^Rejected/ })).toHaveCount(0);
  await row.getByRole("button", { name: /^Expires/ }).click();
  await expect(drawer.getByText(/Expires in 9 days, as the server says/)).toBeVisible();
  await expect(drawer.getByText("None with this value")).toHaveCount(0);

  await test.step("the uses say who, through what, whereto and how it ended", async () => {
    await drawer.getByRole("tab", { name: "Uses" }).click();
    await expect(page).toHaveURL(/tab=uses/);
    const uses = drawer.getByRole("tabpanel").getByRole("listitem");
    await expect(uses).toHaveCount(2);
    await expect(uses.first()).toContainText(`GET ${server.url}`);
    await expect(uses.first()).toContainText("Answered 200");
    await expect(uses.first()).toContainText("token e2e user through health_key · version 1");
    await expect(uses.last()).toContainText("Rejected with 401");
    await expectAccessible(page);
  });

  await test.step("the used one stands before the others when the list is sorted by it", async () => {
    await page.goto(SECRETS);
    await page.getByLabel("Sort").selectOption("used");
    await expect(page).toHaveURL(/sort=used/);
    await expect(page.getByRole("row").nth(1)).toContainText("Health key");
  });
});

test("tabs are walked by arrows and stand in the address; without View audit logs the uses say so", async ({
  adminPage: page,
  admin,
  pageAs,
  server,
}) => {
  const id = await makeSender(admin, server, { tag: "tabbed_key", value: "good-value-0123456789" });
  await page.goto(`${SECRETS}?secret=${id}`);
  const drawer = page.getByRole("dialog", { name: "tabbed_key" });
  await drawer.getByRole("tab", { name: "Overview" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(drawer.getByRole("tab", { name: "Used by" })).toBeFocused();
  await expect(drawer.getByRole("tab", { name: "Used by" })).toHaveAttribute("aria-selected", "true");
  await expect(drawer.getByText("Header as JSON")).toBeVisible();
  await page.keyboard.press("End");
  await expect(page).toHaveURL(/tab=uses/);
  await expect(drawer.getByText("Never used, or not in the time that uses are kept.")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(drawer.getByRole("tab", { name: "Overview" })).toBeFocused();
  await page.reload();
  await expect(drawer.getByRole("tab", { name: "Overview" })).toHaveAttribute("aria-selected", "true");

  const viewer = await pageAs("viewer");
  await viewer.goto(`${SECRETS}?secret=${id}&tab=uses`);
  const seen = viewer.getByRole("dialog", { name: "tabbed_key" });
  await expect(seen.getByRole("tabpanel")).toContainText(
    "You need the View audit logs permission. Ask an admin.",
  );
  const freeze = seen.getByRole("button", { name: "Freeze…" });
  await expect(freeze).toHaveAttribute("aria-disabled", "true");
  await expect(freeze).toHaveAccessibleDescription(/Create secrets/);
  await expectAccessible(viewer);
});
