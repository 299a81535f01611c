import type { Page } from "playwright-core";
import type { Scene } from "./camera.ts";

const SECRETS = "/main/settings/secrets";
const TOKENS = "/main/settings/tokens";

const open = (path: string) => async (page: Page) => {
  await page.goto(path, { waitUntil: "networkidle" });
};

export const entranceScenes: Scene[] = [
  {
    name: "setup",
    walk: open("/setup"),
  },
  {
    name: "setup-errors",
    walk: async (page) => {
      await open("/setup")(page);
      await page.getByLabel("Password").fill("short");
      await page.getByRole("button", { name: "Create workspace" }).click();
      await page.getByText("Use at least 12 characters.").first().waitFor();
    },
  },
];

export const signedOutScenes: Scene[] = [
  { name: "sign-in", walk: open("/sign-in") },
  {
    name: "sign-in-refused",
    walk: async (page) => {
      await open("/sign-in")(page);
      await page.getByLabel("E-mail").fill("nobody@example.com");
      await page.getByLabel("Password").fill("not the password");
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByText("don't match").waitFor();
    },
  },
];

export const emptyScenes: Scene[] = [
  { name: "secrets-empty", walk: open(SECRETS) },
  { name: "tokens-empty", walk: open(TOKENS) },
];

export const viewerScenes: Scene[] = [
  { name: "secrets-viewer", walk: open(SECRETS) },
  { name: "tokens-forbidden", walk: open(TOKENS) },
];

/** Opens a dialog on a page of the admin's and walks on from there. */
function dialog(name: string, path: string, walk: (page: Page) => Promise<unknown> = async () => {}): Scene {
  return {
    name,
    walk: async (page) => {
      await open(path)(page);
      await page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor();
      await walk(page);
    },
  };
}

/** Opens what a row offers; on a phone everything is in its menu. */
/** One secret's row alone: the secrets of other tests in the same instance may have pushed it to the next page. */
const rowOf = (secret: string): string => `${SECRETS}?q=${encodeURIComponent(secret)}`;

const act = (secret: string, label: RegExp, item: RegExp) => async (page: Page) => {
  await open(rowOf(secret))(page);
  const button = page.getByRole("button", { name: label });
  if (await button.isVisible()) await button.click();
  else {
    await page.getByRole("button", { name: `More actions for ${secret}` }).click();
    await page.getByRole("menuitem", { name: item }).click();
  }
  await page.getByRole("dialog").or(page.getByRole("alertdialog")).first().waitFor();
  await page.waitForLoadState("networkidle");
};

export const settingsScenes: Scene[] = [
  { name: "secrets", walk: open(SECRETS) },
  { name: "secrets-no-match", walk: open(`${SECRETS}?q=strpie`) },
  { name: "not-found", walk: open("/main/nothing-here") },
  {
    name: "row-menu",
    walk: async (page) => {
      await open(rowOf("Stripe live key"))(page);
      await page.getByRole("button", { name: "More actions for Stripe live key" }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "account-menu",
    walk: async (page) => {
      await open(SECRETS)(page);
      await page.getByRole("button", { name: /Account/ }).click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "shortcuts",
    walk: async (page) => {
      await open(SECRETS)(page);
      await page.keyboard.press("?");
      await page.getByRole("dialog").waitFor();
    },
  },
  {
    name: "navigation",
    walk: async (page) => {
      await open(SECRETS)(page);
      const button = page.getByRole("button", { name: "Open navigation" });
      if (!(await button.isVisible())) return;
      await button.click();
      await page.getByRole("dialog").waitFor();
    },
  },
  dialog("add", `${SECRETS}?dialog=add`),
  dialog("add-filled", `${SECRETS}?dialog=add`, async (page) => {
    await page.getByRole("textbox", { name: "Name" }).fill("Stripe live key");
    await page.getByLabel("Secret value").fill('"Bearer sk_live_51Hq2abcdef"\n');
    await page.getByText("Use it").waitFor();
  }),
  dialog("add-errors", `${SECRETS}?dialog=add`, async (page) => {
    await page.getByRole("textbox", { name: "Name" }).fill("x".repeat(81));
    await page.getByText("More options").click();
    await page.getByLabel("Destinations").fill("not an origin/with path");
    await page.getByRole("button", { name: "Add secret" }).last().click();
    await page.getByText("problems").waitFor();
  }),
  dialog("add-generated", `${SECRETS}?dialog=add`, async (page) => {
    await page.getByRole("textbox", { name: "Name" }).fill("Session key");
    await page.getByRole("button", { name: "Generate" }).click();
    await page.getByText("More options").click();
    await page.getByLabel("Destinations").fill("api.example.com");
    await page.getByRole("button", { name: "Add", exact: true }).click();
  }),
  dialog("add-discard", `${SECRETS}?dialog=add`, async (page) => {
    await page.getByRole("textbox", { name: "Name" }).fill("half done");
    await page.keyboard.press("Escape");
    await page.getByRole("alertdialog").waitFor();
  }),
  { name: "edit", walk: act("Stripe live key", /^Edit Stripe live key/, /^Edit/) },
  { name: "replace", walk: act("Stripe live key", /^Replace value of Stripe live key/, /^Replace/) },
  {
    name: "delete-in-use",
    walk: async (page) => {
      await act("Stripe live key", /^nothing$/, /^Delete/)(page);
      await page.getByRole("button", { name: "Delete anyway" }).click();
    },
  },
  { name: "delete-unused", walk: act("SMTP relay password", /^nothing$/, /^Delete/) },
  {
    name: "drawer",
    walk: async (page) => {
      await open(rowOf("Stripe live key"))(page);
      await page.getByRole("link", { name: "Stripe live key" }).click();
      await page.getByRole("dialog").waitFor();
      await page.waitForLoadState("networkidle");
    },
  },
  { name: "tokens", walk: open(TOKENS) },
  dialog("token-create", `${TOKENS}?dialog=create`),
  dialog("token-create-errors", `${TOKENS}?dialog=create`, async (page) => {
    await page.getByLabel("Expires").selectOption("custom");
    await page.getByRole("button", { name: "Create token" }).last().click();
    await page.getByText("problems").waitFor();
  }),
  {
    name: "token-revoke",
    walk: async (page) => {
      await open(TOKENS)(page);
      const button = page.getByRole("button", { name: "Revoke ci-deploy" }).first();
      if (await button.isVisible()) await button.click();
      else {
        await page.getByRole("button", { name: "More actions for ci-deploy" }).first().click();
        await page.getByRole("menuitem", { name: "Revoke…" }).click();
      }
      await page.getByRole("alertdialog").waitFor();
    },
  },
  dialog("token-result", `${TOKENS}?dialog=create`, async (page) => {
    await page.getByRole("textbox", { name: "Name" }).fill("plugin");
    await page.getByRole("checkbox", { name: /^User/ }).check();
    await page.getByRole("button", { name: "Create token" }).last().click();
    await page.getByLabel("Token", { exact: true }).waitFor();
  }),
];

/** Last, since it adds a row. */
export const addedScene: Scene = dialog("added", `${SECRETS}?dialog=add`, async (page) => {
  await page.getByRole("textbox", { name: "Name" }).fill(`Mailgun key ${Date.now() % 10_000}`);
  await page.getByLabel("Secret value").fill("key-0123456789abcdef");
  await page.getByRole("button", { name: "Add secret" }).last().click();
  await page
    .getByText(/^Added/)
    .last()
    .waitFor();
  await page.waitForTimeout(300);
});
