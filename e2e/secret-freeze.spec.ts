import { callThrough, makeSender, startCheckingUpstream } from "./checking-upstream.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const SECRETS = "/main/settings/secrets";
const VALUE = "good-value-0123456789";

async function openServer() {
  const server = await startCheckingUpstream();
  server.accepts.set(`Bearer ${VALUE}`, null);
  return server;
}

test("B-9 a secret is frozen from its row: uses are refused, an open stream is cut; unfrozen, it works again", async ({
  adminPage: page,
  admin,
  tokenApi,
  instance,
}) => {
  const server = await openServer();
  try {
    const tag = "row_frozen_key";
    await makeSender(admin, server, { tag, value: VALUE, name: "Frozen key" });
    const { token } = await tokenApi("user");
    const call = (path?: string) =>
      callThrough({ keyhole: instance.url, token, upstream: server, tag }, path);
    const stream = (await call("/stream")).body?.getReader();
    expect(new TextDecoder().decode((await stream?.read())?.value)).toContain("first");

    await page.goto(`${SECRETS}?q=${tag}`);
    const more = page.getByRole("button", { name: "More actions for Frozen key" });
    await more.click();
    await page.getByRole("menuitem", { name: "Freeze…" }).click();
    const question = page.getByRole("alertdialog", { name: "Freeze Frozen key?" });
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expect(question).toContainText(
      "Within 2 seconds every use of row_frozen_key is refused on every process",
    );
    await expect(question).toContainText("open streams are cut");
    await expectAccessible(page);
    await question.getByLabel("Reason (optional)").fill("x".repeat(201));
    await question.getByRole("button", { name: "Freeze secret" }).click();
    await expect(question.getByText("Use at most 200 characters.")).toBeVisible();
    await question.getByLabel("Reason (optional)").fill("seen in a build log");
    await question.getByRole("button", { name: "Freeze secret" }).click();
    await expect(question).toBeHidden();
    await expect(more).toBeFocused();
    const ended = await stream?.read().then(
      ({ done }) => done,
      () => true,
    );
    expect(ended).toBe(true);

    const refused = await call();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "SECRET_FROZEN" });
    const row = page.getByRole("row", { name: /Frozen key/ });
    const badge = row.getByRole("button", { name: "Frozen (Frozen key)" });
    await expect(badge).toHaveAccessibleDescription(/^Can't be used\. Frozen by Ada Admin, /);
    await expectAccessible(page);

    await badge.click();
    const drawer = page.getByRole("dialog", { name: "Frozen key" });
    await expect(drawer.getByText(/Frozen just now by Ada Admin/)).toBeVisible();
    await drawer.getByRole("button", { name: "Unfreeze…" }).click();
    const again = page.getByRole("alertdialog", { name: "Unfreeze Frozen key?" });
    await again.getByRole("button", { name: "Unfreeze secret" }).click();
    await expect(again).toBeHidden();
    await expect(badge).toHaveCount(0);
    expect((await call()).status).toBe(200);
  } finally {
    await server.close();
  }
});

test("B-9 everything is frozen by typing the workspace's address; each page says so until it is unfrozen", async ({
  adminPage: page,
  admin,
  tokenApi,
  pageAs,
  instance,
}) => {
  const server = await openServer();
  try {
    const tag = "stopped_key";
    await makeSender(admin, server, { tag, value: VALUE });
    const { token } = await tokenApi("user");
    const call = () => callThrough({ keyhole: instance.url, token, upstream: server, tag });
    expect((await call()).status).toBe(200);

    await page.goto(SECRETS);
    await page.getByRole("link", { name: "Workspace" }).click();
    await expect(page).toHaveTitle(/Workspace · Settings/);
    const open = page.getByRole("button", { name: "Freeze everything…" });
    await open.click();
    const question = page.getByRole("alertdialog", { name: "Freeze everything in Main?" });
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    await question.getByRole("button", { name: "Freeze everything" }).click();
    await expect(question.getByText("That isn't main.")).toBeVisible();
    await expect(question.getByLabel("Type main to confirm")).toBeFocused();
    await expectAccessible(page);
    expect((await call()).status).toBe(200);
    await page.keyboard.type("main");
    await page.keyboard.press("Enter");
    await expect(question).toBeHidden();

    const banner = page.getByRole("region", { name: "Frozen workspace" });
    await expect(banner).toContainText(
      "This workspace is frozen. Nothing leaves it. Ada Admin froze it just now.",
    );
    const refused = await call();
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ code: "WORKSPACE_FROZEN" });
    for (const path of [SECRETS, "/main/settings/tokens", "/main/proxies", "/main/settings/workspace"]) {
      await page.goto(path);
      await expect(banner).toBeVisible();
    }
    await expectAccessible(page);

    const viewer = await pageAs("viewer");
    await viewer.goto(SECRETS);
    const seen = viewer.getByRole("region", { name: "Frozen workspace" });
    await expect(seen).toBeVisible();
    await expect(seen.getByRole("button")).toHaveCount(0);
    await expect(viewer.getByRole("link", { name: "Workspace" })).toHaveCount(0);
    await viewer.goto("/main/settings/workspace");
    const closed = viewer.getByRole("button", { name: "Unfreeze…" });
    await expect(closed).toHaveAttribute("aria-disabled", "true");
    await expect(closed).toHaveAccessibleDescription(/Edit settings/);

    await banner.getByRole("button", { name: "Unfreeze…" }).click();
    await page.getByRole("button", { name: "Unfreeze workspace" }).click();
    await expect(banner).toHaveCount(0);
    await expect(page.locator("main")).toBeFocused();
    expect((await call()).status).toBe(200);
  } finally {
    // Others of this worker must not find the workspace frozen when an expectation fails.
    await admin.run("mutation { unfreezeWorkspace(input: {}) { userErrors { code } } }");
    await server.close();
  }
});
