import { createToken } from "./api.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("B-9 a token is frozen from its row and refused, and works again when it is unfrozen", async ({
  adminPage: page,
  admin,
  instance,
}) => {
  const { id, plaintext } = await createToken(admin, "user");
  const ask = async () => {
    const response = await fetch(`${instance.url}/api/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${plaintext}` },
      body: JSON.stringify({ query: "{ viewer { actor { id } } }" }),
    });
    return JSON.stringify(await response.json());
  };
  expect(await ask()).toContain(id);

  await page.goto("/main/settings/tokens");
  const row = page.getByRole("row").filter({ hasText: plaintext.slice(-4) });
  const more = row.getByRole("button", { name: /^More actions for/ });
  await more.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Freeze…" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`dialog=freeze&token=${id}`));
  const question = page.getByRole("alertdialog", { name: /^Freeze / });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expectAccessible(page);
  await question.getByRole("button", { name: "Freeze token" }).click();
  await expect(question).toBeHidden();
  await expect(row).toContainText(/Frozen\s*just now · Ada Admin/);
  await expect(more).toBeFocused();
  expect(await ask()).toContain("UNAUTHENTICATED");
  await expectAccessible(page);

  await more.click();
  await page.getByRole("menuitem", { name: "Unfreeze…" }).click();
  await page.getByRole("button", { name: "Unfreeze token" }).click();
  await expect(row).toContainText("Active");
  expect(await ask()).toContain(id);
});
