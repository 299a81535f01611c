import type { Page } from "@playwright/test";
import { ADMIN, signIn as signInAs } from "./api.ts";
import { addCookies, expect, test } from "./fixtures.ts";

const CREATE =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }";
const SECRETS = "/main/settings/secrets";

const dialogOf = (page: Page, name: string | RegExp) => page.getByRole("dialog", { name });

test("focus returns to the pencil, and to the menu button from which Delete was chosen", async ({
  adminPage: page,
  admin,
}) => {
  await admin.run(CREATE, { input: { tag: "focus_home", value: "v" } });
  await page.goto(`${SECRETS}?q=focus_home`);
  const pencil = page.getByRole("button", { name: "Edit focus_home" });
  await pencil.click();
  const edit = dialogOf(page, "Edit secret");
  await expect(edit.getByLabel("Name")).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe("focus_home");
  await page.keyboard.press("Escape");
  await expect(edit).toBeHidden();
  await expect(pencil).toBeFocused();

  const more = page.getByRole("button", { name: "More actions for focus_home" });
  await more.click();
  await page.getByRole("menuitem", { name: "Delete…" }).click();
  const alert = page.getByRole("alertdialog");
  await expect(alert.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(alert).toBeHidden();
  await expect(more).toBeFocused();
});

test("Tab stays in the dialog, and from the drawer another dialog takes its place", async ({
  adminPage: page,
  admin,
}) => {
  await admin.run(CREATE, { input: { tag: "drawer_key", value: "v" } });
  await page.goto(`${SECRETS}?q=drawer_key`);
  await page.getByRole("link", { name: "drawer_key" }).click();
  const drawer = dialogOf(page, "drawer_key");
  await expect(drawer).toBeVisible();
  for (let i = 0; i < 15; i++) {
    await page.keyboard.press("Tab");
    expect(await drawer.evaluate((node) => node.contains(document.activeElement))).toBe(true);
  }
  await drawer.getByRole("button", { name: "Replace value" }).click();
  const replace = dialogOf(page, /^Replace value of drawer_key/);
  await expect(replace.getByLabel("Secret value")).toBeFocused();
  await expect(replace.getByText("Nothing uses it yet.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page).toHaveURL(/q=drawer_key$/);
  await expect(page.getByRole("link", { name: "drawer_key" })).toBeFocused();

  // Once more: now the drawer's button is the opener, and is gone with the drawer.
  await page.keyboard.press("Enter");
  await drawer.getByRole("button", { name: "Replace value" }).click();
  await expect(replace.getByLabel("Secret value")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("link", { name: "drawer_key" })).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(drawer).toBeVisible();
  await page.goBack();
  await expect(drawer).toBeHidden();
});

test("Save is off while nothing has changed and says so; destinations only narrow", async ({
  adminPage: page,
  admin,
}) => {
  const destinations = ["https://api.example.com", "https://files.example.com"];
  await admin.run(CREATE, { input: { tag: "narrow_me", value: "v", destinations } });
  await page.goto(`${SECRETS}?q=narrow_me`);
  await page.getByRole("button", { name: "Edit narrow_me" }).click();
  const dialog = dialogOf(page, "Edit secret");
  const save = dialog.getByRole("button", { name: "Save" });
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await expect(save).toHaveAccessibleDescription("Nothing has changed");
  await dialog.getByLabel("Destinations").last().fill("https://elsewhere.example.org");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await expect(dialog.getByText(/Only narrower destinations/)).toBeVisible();
  await dialog.getByLabel("Destinations").last().fill("");
  await dialog.getByRole("button", { name: "Remove https://files.example.com" }).click();
  await save.click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("row", { name: /narrow_me/ })).not.toContainText("more");
});

test("a pasted KEY=VALUE is split, and its value never stands in an unmasked field", async ({
  adminPage: page,
}) => {
  await page.goto(`${SECRETS}?dialog=add`);
  const dialog = dialogOf(page, "Add secret");
  await paste(page, "Name", 'export MAIL_API_KEY="key-123"');
  await expect(dialog.getByLabel("Name")).toHaveValue("Mail api key");
  await expect(dialog.getByLabel("Identifier")).toHaveValue("mail_api_key");
  await expect(dialog.getByLabel("Secret value")).toHaveValue("key-123");
  await paste(page, "Identifier", "FIRST_KEY=one\nSECOND_KEY=two");
  await expect(dialog.getByText("That looks like 2 entries.")).toBeVisible();
  await dialog.getByRole("button", { name: "Use only the first" }).click();
  await expect(dialog.getByLabel("Identifier")).toHaveValue("first_key");
  await expect(dialog.getByLabel("Secret value")).toHaveValue("one");
});

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page
    .getByRole("dialog")
    .getByLabel(label)
    .evaluate((node, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", pasted);
      node.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
    }, text);
}

test("Add another clears the form, keeps it open and says what was added", async ({ adminPage: page }) => {
  await page.goto(`${SECRETS}?dialog=add`);
  const dialog = dialogOf(page, "Add secret");
  await dialog.getByLabel("Add another").check();
  await dialog.getByLabel("Name").fill("One of many");
  await dialog.getByLabel("Secret value").fill("v");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByText("Added one_of_many.")).toBeVisible();
  await expect(dialog.getByLabel("Name")).toBeFocused();
  await expect(dialog.getByLabel("Name")).toHaveValue("");
  await expect(dialog.getByLabel("Identifier")).toHaveValue("");
  await expect(dialog.getByLabel("Secret value")).toHaveValue("");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "One of many" })).toBeVisible();
});

test("when the session ends while a dialog is open, what was typed is kept and sent after signing in", async ({
  page,
  context,
  instance,
}) => {
  // A session of its own: the shared one must outlive this test.
  const cookie = await signInAs(instance.url, ADMIN.email, ADMIN.password);
  await addCookies(context, instance.url, cookie ?? "");
  await page.goto(`${SECRETS}?dialog=add`);
  const dialog = dialogOf(page, "Add secret");
  await dialog.getByLabel("Name").fill("Typed before");
  await dialog.getByLabel("Secret value").fill("kept until sent");
  await context.clearCookies();
  await dialog.getByRole("button", { name: "Add secret" }).click();
  const signIn = dialogOf(page, "Your session has ended");
  await expect(signIn.getByLabel("E-mail")).toHaveValue(ADMIN.email);
  await signIn.getByLabel("Password").fill(ADMIN.password);
  await signIn.getByRole("button", { name: "Sign in" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("link", { name: "Typed before" })).toBeVisible();
});

test("a token that was not copied is not closed in silence", async ({ adminPage: page }) => {
  await page.goto("/main/settings/tokens?dialog=create");
  const dialog = dialogOf(page, "Create token");
  await dialog.getByLabel("Name").fill("guarded");
  await dialog.getByRole("checkbox", { name: /^Viewer/ }).check();
  await dialog.getByRole("button", { name: "Create token" }).click();
  const result = dialogOf(page, "Token guarded created");
  await result.getByRole("button", { name: "Done" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Close without copying?");
  await page.getByRole("button", { name: "Go back" }).click();
  await result.getByRole("button", { name: "Copy token" }).click();
  await result.getByRole("button", { name: "Done" }).click();
  await expect(result).toBeHidden();
  await expect(page.getByRole("button", { name: "Create token" })).toBeFocused();

  await page.getByRole("button", { name: "Revoke guarded" }).click();
  await page.getByRole("button", { name: "Revoke token" }).click();
  await expect(page.getByRole("row", { name: /guarded/ })).toContainText("Revoked");
});

test("a menu is walked by arrows and letters, and Esc gives the focus back to its button", async ({
  adminPage: page,
}) => {
  await page.goto(SECRETS);
  const button = page.getByRole("button", { name: "Theme" });
  await button.focus();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByRole("menuitemradio", { name: "System" })).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(page.getByRole("menuitemradio", { name: "Dark" })).toBeFocused();
  await page.keyboard.press("l");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitemradio", { name: "Light" })).toHaveAttribute("aria-checked", "true");
  await expect(page.locator("html")).toHaveClass(/light/);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("menu")).toHaveCount(0);
  await expect(button).toBeFocused();
  await page.getByRole("button", { name: /^Account/ }).click();
  await page.getByRole("heading", { name: "Secrets", level: 1 }).click();
  await expect(page.getByRole("menu")).toHaveCount(0);
});
