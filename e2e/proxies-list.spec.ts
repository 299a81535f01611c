import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, focusSearch, PREFIX, prepare, READ, SECRET, UPDATE } from "./proxies-prepared.ts";

test("the list finds, disables at once, and takes the switch back when the server refuses", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "first_key", value: "v" });
  await prepare(admin, CREATE, { tag: "switched", name: "Switched", urlPrefixes: [PREFIX] });
  await page.goto("/main/proxies");
  await focusSearch(page);
  await page.keyboard.type("switched");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=switched/);
  await expect(page.getByText("1 proxy found")).toBeVisible();
  const toggle = page.getByRole("switch", { name: "Enabled: Switched" });
  await toggle.click();
  await expect(toggle).not.toBeChecked();
  await expect(page.getByRole("status").filter({ hasText: "Disabled Switched." })).toBeAttached();
  expect((await admin.run(READ, { tag: "switched" })).pluginProxy).toMatchObject({ isEnabled: false });

  await page.reload();
  await focusSearch(page);
  await prepare(admin, UPDATE, { proxy: { tag: "switched" }, description: "changed meanwhile" });
  await toggle.click();
  await expect(page.getByText("Somebody saved this proxy first. Nothing was changed.")).toBeVisible();
  await expect(toggle).not.toBeChecked();
  await expectAccessible(page);

  await page.route("**/api/graphql", (route) => route.abort());
  await toggle.click();
  await expect(page.getByText("The server didn't answer.")).toBeVisible();
  await expect(toggle).not.toBeChecked();
  await page.goto("/main/proxies?q=strpie");
  await expect(page.getByText("No proxies match “strpie”")).toBeVisible();
  await expectAccessible(page);
});

test("deleting asks first, with the focus on Cancel", async ({ adminPage: page, admin }) => {
  await prepare(admin, CREATE, { tag: "short-lived", name: "Short-lived", urlPrefixes: [] });
  await page.goto("/main/proxies/short-lived");
  await page.getByRole("button", { name: "Delete proxy" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Delete Short-lived?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Delete proxy" })).toBeFocused();
  await page.getByRole("button", { name: "Delete proxy" }).click();
  await dialog.getByRole("button", { name: "Delete proxy" }).click();
  await expect(page).toHaveURL(/\/main\/proxies$/);
  await expect(page.getByRole("status").filter({ hasText: "Deleted Short-lived." })).toBeAttached();
  await expect(page.getByRole("link", { name: "Short-lived" })).toHaveCount(0);
  const response = await page.goto("/main/proxies/short-lived");
  expect(response?.status()).toBe(404);
  await expect(page.getByText("There is no proxy short-lived.")).toBeVisible();
  await expectAccessible(page);
});

test("a Viewer sees proxies and their templates, and nothing that changes them", async ({
  pageAs,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "first_key", value: "v" });
  await prepare(admin, CREATE, { tag: "looked-at", name: "Looked at", urlPrefixes: [PREFIX] });
  const page = await pageAs("viewer");
  await page.goto("/main/proxies?q=looked-at");
  await expect(page.getByText("You can see plugin proxies but not change them.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Create proxy" })).toHaveCount(0);
  const toggle = page.getByRole("switch", { name: "Enabled: Looked at" });
  await expect(toggle).toHaveAttribute("aria-disabled", "true");
  await expect(toggle).toHaveAccessibleDescription(/Edit plugin proxies/);
  await toggle.click({ force: true });
  await expect(toggle).toBeChecked();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Looked at" }).click();
  await expect(page.getByText("You can see this proxy but not change it.")).toBeVisible();
  await expect(page.getByText("Bearer {{ secrets.first_key }}")).toBeVisible();
  await expect(page.getByLabel("URL prefix")).not.toBeEditable();
  await expect(page.getByRole("button", { name: "Add prefix" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Delete proxy" })).toHaveAttribute("aria-disabled", "true");
  await expectAccessible(page);

  await page.goto("/main/proxies/new");
  await expect(page.getByRole("main")).toContainText("Edit plugin proxies");
  await expect(page.getByRole("button", { name: "Save proxy" })).toHaveCount(0);
});
