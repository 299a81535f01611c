import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, prepare, SECRET } from "./proxies-prepared.ts";

test("B-9 a proxy is frozen in the editor: requests are refused, what was typed stays, and unfreezing lets them through", async ({
  adminPage: page,
  admin,
  instance,
  upstream,
  tokenApi,
}) => {
  await prepare(admin, CREATE, {
    tag: "iced",
    name: "Iced",
    urlPrefixes: [{ prefix: `${upstream.url}/`, headerRules: [] }],
  });
  const { token } = await tokenApi("user");
  const call = async () => {
    const response = await fetch(`${instance.url}/proxy/iced/${upstream.url}/`, {
      headers: { "keyhole-authorization": `Bearer ${token}` },
    });
    return [response.status, ((await response.json()) as { code?: string }).code];
  };
  expect(await call()).toEqual([200, undefined]);
  await page.goto("/main/proxies/iced");
  await page.getByLabel("Description").fill("Typed before the emergency");
  const button = page.getByRole("button", { name: "Freeze proxy" });
  await button.click();
  const dialog = page.getByRole("alertdialog", { name: "Freeze Iced?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(dialog).toContainText("is refused within 2 seconds");
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(button).toBeFocused();

  await page.keyboard.press("Enter");
  await dialog.getByLabel("Reason").fill("A key has leaked");
  await page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("main").getByText(/Frozen just now by Ada Admin\./)).toBeVisible();
  await expect(page.getByText("This proxy is frozen. The request would be refused.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Unfreeze proxy" })).toBeFocused();
  expect(await call()).toEqual([403, "PROXY_FROZEN"]);
  await expectAccessible(page);

  // Its revision is another now, by nobody else's hand.
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  await page.getByRole("button", { name: "Unfreeze proxy" }).click();
  const back = page.getByRole("alertdialog", { name: "Unfreeze Iced?" });
  await expect(back.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page);
  await back.getByRole("button", { name: "Unfreeze proxy" }).click();
  await expect(page.getByText(/Frozen just now/)).toBeHidden();
  await expect(page.getByLabel("Description")).toHaveValue("Typed before the emergency");
  expect(await call()).toEqual([200, undefined]);
});

test("the list freezes and unfreezes too, says so with a word, and shows which secrets are frozen", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "frozen_key", value: "v-v-v-v-v" });
  await prepare(admin, CREATE, {
    tag: "iced-in-list",
    name: "Iced in the list",
    urlPrefixes: [
      {
        prefix: "https://api.example.com/",
        headerRules: [{ name: "X-Key", value: "{{ secrets.frozen_key }}" }],
      },
    ],
  });
  await prepare(
    admin,
    "mutation($input: FreezeSecretInput!) { freezeSecret(input: $input) { userErrors { code } } }",
    { secret: { tag: "frozen_key" } },
  );
  await page.goto("/main/proxies?q=iced-in-list");
  const row = page.getByRole("row", { name: /Iced in the list/ });
  await expect(row.getByRole("list", { name: "Secrets" })).toHaveText("frozen_keyfrozen");
  await row.getByRole("button", { name: "Freeze Iced in the list" }).click();
  const dialog = page.getByRole("alertdialog", { name: "Freeze Iced in the list?" });
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(page).toHaveURL(/dialog=freeze&proxy=prx_/);
  await dialog.getByRole("button", { name: "Freeze proxy" }).click();
  await expect(row.getByText("Frozen", { exact: true })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "Froze Iced in the list." })).toBeAttached();
  const unfreeze = row.getByRole("button", { name: "Unfreeze Iced in the list" });
  await expect(unfreeze).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await page
    .getByRole("alertdialog", { name: "Unfreeze Iced in the list?" })
    .getByRole("button", { name: "Unfreeze proxy" })
    .click();
  await expect(row.getByText("Frozen", { exact: true })).toBeHidden();
  await expect(page).toHaveURL(/q=iced-in-list$/);
});

test("a Viewer sees who froze a proxy and why they can't thaw it", async ({ pageAs, admin }) => {
  await prepare(admin, CREATE, { tag: "iced-for-viewer", name: "Iced for a viewer", urlPrefixes: [] });
  await prepare(
    admin,
    "mutation($input: FreezePluginProxyInput!) { freezePluginProxy(input: $input) { userErrors { code } } }",
    { proxy: { tag: "iced-for-viewer" } },
  );
  const page = await pageAs("viewer");
  await page.goto("/main/proxies?q=iced-for-viewer");
  const inRow = page.getByRole("button", { name: "Unfreeze Iced for a viewer" });
  await expect(inRow).toHaveAttribute("aria-disabled", "true");
  await expect(inRow).toHaveAccessibleDescription(/Edit plugin proxies/);
  await page.getByRole("link", { name: "Iced for a viewer" }).click();
  await expect(page.getByText(/Frozen .* by Ada Admin\./)).toBeVisible();
  await expect(page.getByRole("button", { name: "Unfreeze proxy" })).toHaveAttribute("aria-disabled", "true");
  await page.goto("/main/proxies/iced-for-viewer?dialog=unfreeze");
  await expect(page.getByRole("alertdialog")).toHaveCount(0);
  await expectAccessible(page);
});
