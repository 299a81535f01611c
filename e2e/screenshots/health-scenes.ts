import type { Page } from "playwright-core";
import type { Scene } from "./camera.ts";

const SECRETS = "/main/settings/secrets";
const TOKENS = "/main/settings/tokens";

const open = (path: string) => async (page: Page) => {
  await page.goto(path, { waitUntil: "networkidle" });
};

function drawer(name: string, secret: string, tab: string, walk?: (page: Page) => Promise<unknown>): Scene {
  return {
    name,
    walk: async (page) => {
      await open(`${SECRETS}?sort=used`)(page);
      await page.getByRole("link", { name: secret }).click();
      await page.getByRole("dialog").waitFor();
      await page.getByRole("tab", { name: tab, exact: true }).click();
      await page.waitForLoadState("networkidle");
      await walk?.(page);
    },
  };
}

const roll = async (page: Page) => {
  await page.getByRole("button", { name: "Roll back…" }).click();
  await page.getByText("is destroyed at once").waitFor();
};

/** Needs the secrets of seed-health.ts. */
export const healthScenes: Scene[] = [
  { name: "health-list", walk: open(`${SECRETS}?sort=used`) },
  {
    name: "health-tooltip",
    walk: async (page) => {
      await open(`${SECRETS}?sort=used`)(page);
      // By keys, since the words come on focus that is to be seen.
      await page.getByRole("button", { name: /^Rejected by the server since/ }).focus();
      await page.getByRole("tooltip").filter({ hasText: "The server answers" }).first().waitFor({
        state: "attached",
      });
    },
  },
  drawer("health-rejected", "Linear key", "Overview"),
  drawer("health-expiring", "GitHub bot", "Overview"),
  drawer("health-used-by", "GitHub bot", "Used by"),
  drawer("health-versions", "GitHub bot", "Versions"),
  drawer("health-uses", "GitHub bot", "Uses"),
  drawer("health-roll-back", "GitHub bot", "Versions", roll),
  drawer("health-frozen", "Sentry ingest token", "Overview"),
  drawer("health-tampered", "SMTP relay password", "Overview", (page) =>
    page.getByText("were altered outside Keyhole").waitFor(),
  ),
  {
    name: "health-replace",
    walk: async (page) => {
      await drawer("", "GitHub bot", "Overview").walk(page);
      await page.getByRole("button", { name: "Replace value", exact: true }).click();
      await page.getByLabel("Secret value").fill("short");
      await page.getByText("Shorter than 8 bytes").first().waitFor();
    },
  },
  {
    name: "health-freeze",
    walk: async (page) => {
      await drawer("", "GitHub bot", "Overview").walk(page);
      await page.getByRole("button", { name: "Freeze…" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  {
    name: "health-token-menu",
    walk: async (page) => {
      await open(TOKENS)(page);
      await page.getByRole("button", { name: "More actions for e2e viewer" }).first().click();
      await page.getByRole("menu").waitFor();
    },
  },
  {
    name: "health-token-freeze",
    walk: async (page) => {
      await open(TOKENS)(page);
      await page.getByRole("button", { name: "More actions for ci-deploy" }).first().click();
      await page.getByRole("menuitem", { name: "Freeze…" }).click();
      await page.getByRole("alertdialog").waitFor();
    },
  },
  { name: "workspace", walk: open("/main/settings/workspace") },
  {
    name: "workspace-freeze",
    walk: async (page) => {
      await open("/main/settings/workspace")(page);
      await page.getByRole("button", { name: "Freeze everything…" }).click();
      await page.getByRole("button", { name: "Freeze everything", exact: true }).click();
      await page.getByText("That isn't main.").waitFor();
    },
  },
];

/** Shot while the workspace is frozen. */
export const frozenScenes: Scene[] = [
  { name: "frozen-secrets", walk: open(SECRETS) },
  { name: "frozen-workspace", walk: open("/main/settings/workspace") },
];

/** Last, since it adds a secret with a value that is too short. */
export const warnedScene: Scene = {
  name: "warned",
  walk: async (page) => {
    await open(`${SECRETS}?dialog=add`)(page);
    await page.getByRole("textbox", { name: "Name" }).fill(`Pin ${Date.now() % 10_000}`);
    await page.getByLabel("Secret value").fill("12345");
    await page.getByRole("button", { name: "Add secret" }).last().click();
    await page.getByRole("dialog", { name: "Added, with a warning" }).waitFor();
  },
};
