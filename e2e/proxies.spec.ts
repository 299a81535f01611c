import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, PREFIX, prepare, READ, SECRET, tabTo, UPDATE } from "./proxies-prepared.ts";

test("a proxy with two prefixes is made by keyboard alone, and completion writes the references", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "first_key", name: "First key", value: "v" });
  await prepare(admin, SECRET, { tag: "second_key", name: "Second key", value: "v" });
  await page.goto("/main/proxies");
  // A key does nothing before the page has come to life.
  await expect(async () => {
    await page.keyboard.press("c");
    await expect(page).toHaveURL(/\/proxies\/new$/, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByLabel("Header value")).toBeVisible();
  await tabTo(page, "textbox", "Name");
  await page.keyboard.type("Zwei Präfixe");
  await expect(page.getByLabel("Path")).toHaveValue("zwei-prafixe");

  await tabTo(page, "textbox", "URL prefix");
  await page.keyboard.type("https://api.example.com/");
  await tabTo(page, "combobox", "Header name");
  await page.keyboard.type("Authorization");
  await tabTo(page, "combobox", "Header value");
  await page.keyboard.type("Bearer {{");
  const offers = page.getByRole("listbox", { name: "Completions" });
  await expect(offers).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.type(" secrets.first");
  await expect(offers.getByRole("option")).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Header value")).toHaveText("Bearer {{ secrets.first_key }}");

  await tabTo(page, "button", "Add prefix");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("URL prefix").nth(1)).toBeFocused();
  await page.keyboard.type("https://api.example.com/admin");
  await tabTo(page, "combobox", "Header name", 1);
  await page.keyboard.type("authorization");
  await tabTo(page, "combobox", "Header value", 1);
  await page.keyboard.type("{{");
  await expect(offers).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(offers).toBeHidden();
  await page.keyboard.type(" secrets.second_key }}");
  await expect(page.getByText("Longest prefix wins")).toBeVisible();
  await expect(page.getByText(/both set/)).toBeVisible();
  await page.keyboard.press("ControlOrMeta+Enter");

  await expect(page).toHaveURL(/\/proxies\/zwei-prafixe$/);
  await expect(page.getByRole("status").filter({ hasText: "Created Zwei Präfixe." })).toBeAttached();
  expect((await admin.run(READ, { tag: "zwei-prafixe" })).pluginProxy).toMatchObject({
    name: "Zwei Präfixe",
    urlPrefixes: [
      {
        prefix: "https://api.example.com/",
        headerRules: [
          { name: "Authorization", value: "Bearer {{ secrets.first_key }}", allowOverride: false },
        ],
      },
      {
        prefix: "https://api.example.com/admin",
        headerRules: [{ name: "authorization", value: "{{ secrets.second_key }}", allowOverride: false }],
      },
    ],
  });
  await expectAccessible(page);
});

test("a secret that is not there is named at its field, with the one that was meant", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "sendgrid_live_key", value: "v" });
  await page.goto("/main/proxies/new");
  await page.getByLabel("Name", { exact: true }).fill("Mail");
  await page.getByLabel("URL prefix").fill("https://api.sendgrid.com/");
  await page.getByLabel("Header name").fill("Authorization");
  const value = page.getByLabel("Header value");
  await value.fill("Bearer {{ secrets.sendgird_live_key }}");
  await expect(page.getByText("There's no secret sendgird_live_key.")).toBeVisible();
  await expect(value).toHaveAttribute("aria-invalid", "true");
  await value.press("Enter");
  await expect(value.locator(".cm-line")).toHaveCount(1);
  await expect(value).toHaveAccessibleDescription(/There's no secret sendgird_live_key\./);
  await expect(page.getByRole("link", { name: /Create it/ })).toHaveAttribute(
    "href",
    "/main/settings/secrets?dialog=add&identifier=sendgird_live_key",
  );
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(value).toBeFocused();
  await expect(page).toHaveURL(/\/new$/);
  await page.getByRole("button", { name: "Did you mean sendgrid_live_key?" }).click();
  await expect(value).toHaveText("Bearer {{ secrets.sendgrid_live_key }}");
  await expect(page.getByText("There's no secret")).toBeHidden();
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page).toHaveURL(/\/proxies\/mail$/);
});

test("what is wrong is said in words of its own, and a server's answer stands at its field", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, CREATE, { tag: "taken", urlPrefixes: [] });
  await page.goto("/main/proxies/new");
  await page.getByLabel("URL prefix").fill("https://user:pw@api.example.com/");
  await page.getByLabel("Header name").fill("Host");
  await page.getByLabel("Header value").fill("Bearer {{ nonsense");
  await page.getByRole("button", { name: "Save proxy" }).click();
  const summary = page.getByRole("region", { name: /There are \d problems/ });
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("Enter a path");
  await expect(summary).toContainText("A prefix has no user or password.");
  await expect(summary).toContainText("Host is set by the proxy.");
  await summary.getByRole("link", { name: /Host is set/ }).click();
  await expect(page.getByLabel("Header name")).toBeFocused();

  await page.getByLabel("Path").fill("taken");
  await page.getByLabel("URL prefix").fill("http://api.example.com/");
  await expect(page.getByText("is not encrypted")).toBeVisible();
  await page.getByLabel("Header name").fill("X-Key");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText('Column 11: expected "secrets." and an identifier.').first()).toBeVisible();
  await expect(page.getByLabel("Header value")).toBeFocused();
  await page.getByLabel("Header value").fill("plain");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("taken is taken. Choose another path.").first()).toBeVisible();
  await expect(page.getByLabel("URL prefix")).toHaveValue("http://api.example.com/");
});

test("the preview tells which prefix matches, with dots for every secret, and gives the command", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "first_key", value: "v" });
  await prepare(admin, CREATE, { tag: "preview", urlPrefixes: [PREFIX] });
  await page.goto("/main/proxies/preview");
  const url = page.getByLabel("URL of the request");
  await url.fill("https://api.example.com/v1/things");
  await expect(page.getByText("Matches prefix https://api.example.com/v1/")).toBeVisible();
  await expect(page.getByText("Authorization: Bearer •••")).toBeVisible();
  await expect(page.getByText(/\/proxy\/preview\/https:\/\/api\.example\.com\/v1\/things'/)).toBeVisible();
  await expect(page.getByText('"Keyhole-Authorization: Bearer $KEYHOLE_TOKEN"')).toBeVisible();
  await url.fill("https://api.example.com/v10/things");
  await expect(page.getByText("No prefix matches. The request would be refused.")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
});

test("two editors: the second is told, keeps what was typed, and overwrites only when asked to", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, SECRET, { tag: "first_key", value: "v" });
  await prepare(admin, CREATE, { tag: "contested-proxy", urlPrefixes: [PREFIX] });
  await page.goto("/main/proxies/contested-proxy");
  const name = page.getByLabel("Name", { exact: true });
  await name.fill("Mine");
  await prepare(admin, UPDATE, { proxy: { tag: "contested-proxy" }, name: "Theirs" });
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Somebody saved this proxy first." })).toBeVisible();
  await expect(name).toHaveValue("Mine");
  expect((await admin.run(READ, { tag: "contested-proxy" })).pluginProxy).toMatchObject({ name: "Theirs" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Discard mine and reload" }).click();
  await expect(name).toHaveValue("Theirs");
  await expect(page.getByText("Unsaved changes")).toBeHidden();

  await name.fill("Mine again");
  await prepare(admin, UPDATE, { proxy: { tag: "contested-proxy" }, name: "Theirs again" });
  await page.getByRole("button", { name: "Save proxy" }).click();
  await page.getByRole("button", { name: "Overwrite" }).click();
  await expect(page.getByRole("status").filter({ hasText: "Saved Mine again." })).toBeAttached();
  await expect(page.getByRole("heading", { level: 1, name: "Mine again" })).toBeVisible();
  expect((await admin.run(READ, { tag: "contested-proxy" })).pluginProxy).toMatchObject({
    name: "Mine again",
  });
});

test("unsaved changes are asked about before a link leads away", async ({ adminPage: page, admin }) => {
  await prepare(admin, CREATE, { tag: "unsaved", urlPrefixes: [] });
  await page.goto("/main/proxies/unsaved");
  await page.getByLabel("Description").fill("half done");
  await page.getByRole("link", { name: "Secrets" }).click();
  const question = page.getByRole("alertdialog", { name: "Discard changes?" });
  await question.getByRole("button", { name: "Keep editing" }).click();
  await expect(page.getByLabel("Description")).toHaveValue("half done");
  await page.getByRole("link", { name: "Secrets" }).click();
  await question.getByRole("button", { name: "Discard changes" }).click();
  await expect(page).toHaveURL(/\/settings\/secrets/);
});
