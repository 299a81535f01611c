import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const CREATE =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id revision } userErrors { code } } }";

async function openAddDialog(page: Page) {
  await page.goto("/main/settings/secrets");
  await page.getByRole("button", { name: "Add secret" }).first().click();
  return page.getByRole("dialog", { name: "Add secret" });
}

test("the identifier follows the name until it is edited, and a taken one is offered a free one", async ({
  adminPage,
  admin,
}) => {
  await admin.run(CREATE, { input: { tag: "uber_key", value: "v" } });
  const dialog = await openAddDialog(adminPage);
  await dialog.getByLabel("Name").fill("Über key");
  await expect(dialog.getByLabel("Identifier")).toHaveValue("uber_key");
  await expect(dialog.getByText("is taken")).toBeVisible();
  await dialog.getByRole("button", { name: "Use it" }).click();
  await expect(dialog.getByLabel("Identifier")).toHaveValue("uber_key_2");
  await dialog.getByLabel("Name").fill("Another name");
  await expect(dialog.getByLabel("Identifier")).toHaveValue("uber_key_2");
  await expectAccessible(adminPage);
});

test("bad input stays in the form, is named at its field, and nothing is saved", async ({ adminPage }) => {
  const dialog = await openAddDialog(adminPage);
  await dialog.getByLabel("Name").fill("x".repeat(81));
  await dialog.getByRole("button", { name: "Add secret" }).click();
  await expect(dialog.getByText("Use at most 80 characters.").first()).toBeVisible();
  await expect(dialog.getByText("Enter the value.").first()).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("x".repeat(81));
  await expectAccessible(adminPage);
});

test("the value is masked, can be shown, and is hinted at where a paste went wrong", async ({
  adminPage,
}) => {
  const dialog = await openAddDialog(adminPage);
  const value = dialog.getByLabel("Secret value");
  await value.fill("Bearer abc\n");
  await expect(dialog.getByText(/11 characters/)).toBeVisible();
  await expect(dialog.getByText(/Ends with a line break/)).toBeVisible();
  await expect(dialog.getByText(/Starts with .Bearer/)).toBeVisible();
  expect(
    await value.evaluate((node) => getComputedStyle(node).getPropertyValue("-webkit-text-security")),
  ).toBe("disc");
  await dialog.getByRole("button", { name: "Show value" }).click();
  expect(
    await value.evaluate((node) => getComputedStyle(node).getPropertyValue("-webkit-text-security")),
  ).toBe("none");
});

test("Escape on a form with text asks before it is lost, and focus goes back to the opener", async ({
  adminPage,
}) => {
  const dialog = await openAddDialog(adminPage);
  await dialog.getByLabel("Name").fill("half done");
  await adminPage.keyboard.press("Escape");
  const question = adminPage.getByRole("alertdialog");
  await expect(question).toContainText("Discard");
  await question.getByRole("button", { name: /Discard/ }).click();
  await expect(dialog).toBeHidden();
  await expect(adminPage.getByRole("button", { name: "Add secret" }).first()).toBeFocused();
});

test("search, order and page stand in the address and survive a reload", async ({ adminPage, admin }) => {
  for (let i = 0; i < 30; i++) {
    await admin.run(CREATE, { input: { tag: `paged_${String(i).padStart(2, "0")}`, value: "v" } });
  }
  await adminPage.goto("/main/settings/secrets");
  // Keys are heard once the page is hydrated, which nothing on it shows.
  await expect(async () => {
    await adminPage.keyboard.press("/");
    await expect(adminPage.getByRole("searchbox")).toBeFocused({ timeout: 500 });
  }).toPass();
  await adminPage.keyboard.type("paged_");
  await adminPage.keyboard.press("Enter");
  await expect(adminPage.getByText("30 secrets")).toBeVisible();
  await adminPage
    .getByRole("button", { name: /^Name/ })
    .or(adminPage.getByRole("link", { name: /^Name/ }))
    .first()
    .click();
  await expect(adminPage.getByRole("row").nth(1)).toContainText("paged_00");
  await adminPage.getByRole("link", { name: /Next/ }).click();
  await expect(adminPage.getByRole("row").nth(1)).toContainText("paged_25");
  await adminPage.reload();
  await expect(adminPage.getByRole("row").nth(1)).toContainText("paged_25");
  await adminPage.getByRole("link", { name: /Previous/ }).click();
  await expect(adminPage.getByRole("row").nth(1)).toContainText("paged_00");
  await expectAccessible(adminPage);
  await adminPage.goto("/main/settings/secrets?q=strpie");
  await expect(
    adminPage.getByText("No secrets match “strpie”").or(adminPage.getByText('No secrets match "strpie"')),
  ).toBeVisible();
  await expectAccessible(adminPage);
});

test("two editors do not overwrite each other in silence", async ({ adminPage, admin }) => {
  await admin.run(CREATE, { input: { tag: "contested", value: "v" } });
  await adminPage.goto("/main/settings/secrets?q=contested");
  await adminPage.getByRole("button", { name: "Edit contested" }).click();
  const dialog = adminPage.getByRole("dialog", { name: "Edit secret" });
  await dialog.getByLabel("Name").fill("Mine");
  await admin.run("mutation($input: UpdateSecretInput!) { updateSecret(input: $input) { secret { id } } }", {
    input: { secret: { tag: "contested" }, name: "Theirs" },
  });
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert").first()).toBeVisible();
  await expect(dialog.getByLabel("Name")).toHaveValue("Mine");
});

test("a saved value is not offered again: no field of any page holds it", async ({ adminPage, admin }) => {
  const value = "a-value-that-must-not-come-back";
  await admin.run(CREATE, { input: { tag: "gone", value } });
  for (const query of ["?q=gone", "?q=gone&dialog=add"]) {
    await adminPage.goto(`/main/settings/secrets${query}`);
    expect(await adminPage.content()).not.toContain(value);
  }
  await adminPage.goto("/main/settings/secrets?q=gone");
  await adminPage.getByRole("button", { name: "Edit gone" }).click();
  await expect(adminPage.getByRole("dialog", { name: "Edit secret" })).toBeVisible();
  expect(await adminPage.content()).not.toContain(value);
});
