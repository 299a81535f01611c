import { callThrough, makeSender, startCheckingUpstream } from "./checking-upstream.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const SECRETS = "/main/settings/secrets";
const GOOD = "good-value-0123456789";

test("B-6 a bad value is replaced, fails, and is rolled back, and the old one works again", async ({
  adminPage: page,
  admin,
  tokenApi,
  instance,
}) => {
  const server = await startCheckingUpstream();
  try {
    server.accepts.set(`Bearer ${GOOD}`, null);
    const tag = "rolled_key";
    const name = "Rolled key";
    await makeSender(admin, server, { tag, value: GOOD, name, destinations: [server.url] });
    const { token } = await tokenApi("user");
    const call = () => callThrough({ keyhole: instance.url, token, upstream: server, tag });
    expect((await call()).status).toBe(200);

    await page.goto(`${SECRETS}?q=${tag}`);
    await page.getByRole("button", { name: `Replace value of ${name}` }).click();
    const replace = page.getByRole("dialog", { name: /^Replace value/ });
    await expect(replace.getByLabel("Keep the old value for")).toHaveValue("24");
    await replace.getByLabel("Keep the old value for").selectOption("7 days");
    await replace.getByLabel("Secret value").fill("bad-value-0123456789");
    await expectAccessible(page);
    await replace.getByRole("button", { name: "Replace value" }).click();
    await expect(replace).toBeHidden();
    expect((await call()).status).toBe(401);

    await page.getByRole("link", { name }).click();
    const drawer = page.getByRole("dialog", { name });
    await drawer.getByRole("tab", { name: "Versions" }).click();
    await expect(page).toHaveURL(/tab=versions/);
    const versions = drawer.getByRole("tabpanel").getByRole("listitem");
    await expect(versions).toHaveCount(2);
    await expect(versions.nth(0)).toContainText(/Version 2.*In use/s);
    await expect(versions.nth(1)).toContainText(/Version 1.*Kept until \d+ \w+ at \d\d:\d\d/s);
    await expectAccessible(page);
    await versions.nth(1).getByRole("button", { name: "Roll back…" }).click();
    const question = page.getByRole("alertdialog", { name: /^Go back to the value from just now\?/ });
    await expect(question).toContainText("from version 1 becomes version 3. Version 2 is destroyed at once");
    await expect(question).toContainText(server.url);
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    await expectAccessible(page);
    await question.getByRole("button", { name: "Roll back" }).click();
    await expect(question).toBeHidden();
    await expect(
      page.getByRole("status").filter({ hasText: "Rolled the value of Rolled key back (version 3)." }),
    ).toBeAttached();
    expect((await call()).status).toBe(200);

    await page.getByRole("link", { name }).click();
    await drawer.getByRole("tab", { name: "Versions" }).click();
    await expect(versions).toHaveCount(3);
    await expect(versions.nth(1)).toContainText(/Version 2.*Destroyed/s);
    await expect(drawer.getByRole("button", { name: "Roll back…" })).toHaveCount(0);
  } finally {
    await server.close();
  }
});

test("with Don't keep nothing is left to go back to, and the form says so before", async ({
  adminPage: page,
  admin,
}) => {
  await admin.run(
    "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }",
    { input: { tag: "leaked_key", value: "leaked-value-01234" } },
  );
  await page.goto(`${SECRETS}?q=leaked_key`);
  await page.getByRole("button", { name: "Replace value of leaked_key" }).click();
  const replace = page.getByRole("dialog", { name: /^Replace value/ });
  await replace.getByLabel("Keep the old value for").selectOption("Don't keep");
  await expect(replace.getByText("The old value is destroyed at once. There is no way back.")).toBeVisible();
  await replace.getByLabel("Secret value").fill("a fresh value 01234");
  await replace.getByRole("button", { name: "Replace value" }).click();
  await expect(replace).toBeHidden();
  await page.getByRole("link", { name: "leaked_key" }).click();
  const drawer = page.getByRole("dialog", { name: "leaked_key" });
  await drawer.getByRole("tab", { name: "Versions" }).click();
  await expect(drawer.getByRole("tabpanel").getByRole("listitem").nth(1)).toContainText("Destroyed");
  await expect(drawer.getByRole("button", { name: "Roll back…" })).toHaveCount(0);
});

test("what was altered outside Keyhole is marked, and replacing it offers none of the altered destinations", async ({
  adminPage: page,
  admin,
  database,
}) => {
  await admin.run(
    "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }",
    { input: { tag: "altered_key", value: GOOD, destinations: ["https://api.example.com"] } },
  );
  // The owner of the tables sees the rows of a workspace only while it names it.
  await database.query(`do $$ begin
    perform set_config('keyhole.workspace', (select id from workspaces), true);
    update secret_versions set destinations = '{https://evil.example}'
    where secret_id = (select id from secrets where tag = 'altered_key');
  end $$`);
  await page.goto(`${SECRETS}?q=altered_key`);
  const badge = page.getByRole("button", { name: "Tampered (altered_key)" });
  await expect(badge).toHaveAccessibleDescription(/altered outside Keyhole/);
  await badge.click();
  const drawer = page.getByRole("dialog", { name: "altered_key" });
  await drawer.getByRole("button", { name: "Replace value…" }).click();
  const replace = page.getByRole("dialog", { name: /^Replace value/ });
  await expect(replace.getByText(/Say again where the value may go/)).toBeVisible();
  await expect(replace.getByText("evil.example")).toHaveCount(0);
  await replace.getByLabel("Secret value").fill("a fresh value 01234");
  await replace.getByRole("textbox", { name: "Destinations" }).fill("api.example.com");
  await expectAccessible(page);
  await replace.getByRole("button", { name: "Replace value" }).click();
  await expect(replace).toBeHidden();
  await expect(badge).toHaveCount(0);
  await expect(page.getByRole("row", { name: /altered_key/ })).toContainText("api.example.com");
});

test("a short value is hinted at while it is typed, and the server's warning stays until it is read", async ({
  adminPage: page,
}) => {
  await page.goto(`${SECRETS}?dialog=add`);
  const dialog = page.getByRole("dialog", { name: "Add secret" });
  await dialog.getByLabel("Name").fill("Short key");
  const hint = dialog.getByText(
    "Shorter than 8 bytes: answers to requests that carry it will come without a body.",
    { exact: true },
  );
  await dialog.getByLabel("Secret value").fill("ünläß");
  await expect(hint).toHaveCount(0);
  await dialog.getByLabel("Secret value").fill("1234567");
  await expect(hint).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Add secret" }).click();
  const saved = page.getByRole("dialog", { name: "Added, with a warning" });
  await expect(saved).toContainText("Added Short key (version 1, 7 bytes).");
  await expect(saved).toContainText("will arrive without a body");
  await expectAccessible(page);
  await saved.getByRole("button", { name: "Done" }).click();
  await expect(saved).toBeHidden();
  await expect(page.getByRole("link", { name: "Short key" })).toBeFocused();

  await page.getByRole("button", { name: "Replace value of Short key" }).click();
  const replace = page.getByRole("dialog", { name: /^Replace value/ });
  await replace.getByLabel("Secret value").fill("7654321");
  await replace.getByRole("button", { name: "Replace value" }).click();
  await expect(page.getByRole("dialog", { name: "Replaced, with a warning" })).toContainText(
    "version 2, 7 bytes",
  );
});
