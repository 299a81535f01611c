import { ADMIN, signIn } from "./api.ts";
import { addCookies, expect, expectAccessible, TEST_KEY, test } from "./fixtures.ts";
import { startInstance } from "./instance.ts";

const SECRETS = "/main/settings/secrets";
const WHY = "This instance lets a value go only to origins that are named here";

test("where destinations are required, Add and Replace ask for them and say why; a public suffix is refused in words", async ({
  page,
  context,
  database,
  admin,
}) => {
  await admin.run(
    "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }",
    { input: { tag: "older_key", value: "an older value" } },
  );
  // Another process of the same installation, whose operator has switched it on.
  const instance = await startInstance({
    env: { DATABASE_URL: database.url, KEYHOLE_KEY: TEST_KEY, KEYHOLE_REQUIRE_DESTINATIONS: "on" },
  });
  try {
    await addCookies(context, instance.url, (await signIn(instance.url, ADMIN.email, ADMIN.password)) ?? "");
    await page.goto(`${instance.url}${SECRETS}?dialog=add`);
    const dialog = page.getByRole("dialog", { name: "Add secret" });
    const field = dialog.getByRole("textbox", { name: "Destinations" });
    await expect(field).toHaveAttribute("aria-required", "true");
    await expect(field).toHaveAccessibleDescription(new RegExp(WHY));
    await dialog.getByLabel("Name").fill("Bound key");
    await dialog.getByLabel("Secret value").fill("a bound value");
    await dialog.getByRole("button", { name: "Add secret" }).click();
    await expect(field).toBeFocused();
    await expect(field).toHaveAccessibleDescription(/^This instance requires destinations\./);
    await expectAccessible(page);

    await field.fill("*.co.uk");
    await field.press("Enter");
    await dialog.getByRole("button", { name: "Add secret" }).click();
    await expect(dialog.getByText(/Anybody can get a name under co\.uk/)).toBeVisible();
    await expect(field).toBeFocused();
    await dialog.getByRole("button", { name: "Remove https://*.co.uk" }).click();
    await field.fill("api.example.com");
    await dialog.getByRole("button", { name: "Add secret" }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByRole("link", { name: "Bound key" })).toBeFocused();

    await page.getByRole("button", { name: "Replace value of older_key" }).click();
    const replace = page.getByRole("dialog", { name: /^Replace value of older_key/ });
    await replace.getByLabel("Secret value").fill("a newer value");
    await replace.getByRole("button", { name: "Replace value" }).click();
    await expect(replace.getByRole("textbox", { name: "Destinations" })).toBeFocused();
    await expect(replace.getByText(/This instance requires destinations\./)).toBeVisible();
    await replace.getByRole("textbox", { name: "Destinations" }).fill("api.example.com");
    await replace.getByRole("button", { name: "Replace value" }).click();
    await expect(replace).toBeHidden();
  } finally {
    await instance.stop();
  }
});
