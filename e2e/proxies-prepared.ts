import type { Page } from "@playwright/test";
import type { Api } from "./api.ts";
import { expect } from "./fixtures.ts";

export const SECRET =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { code } } }";
export const CREATE =
  "mutation($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { proxy { id } userErrors { code } } }";
export const UPDATE =
  "mutation($input: UpdatePluginProxyInput!) { updatePluginProxy(input: $input) { proxy { id } userErrors { code } } }";
export const READ = `query($tag: String!) {
  pluginProxy(by: { tag: $tag }) {
    name isEnabled urlPrefixes { prefix headerRules { name value allowOverride } }
  }
}`;
export const READ_PAIRS = `query($tag: String!) {
  pluginProxy(by: { tag: $tag }) {
    urlPrefixes { headerRules { name } basicAuth { user password allowOverride } }
  }
}`;

export const PREFIX = {
  prefix: "https://api.example.com/v1/",
  headerRules: [{ name: "Authorization", value: "Bearer {{ secrets.first_key }}" }],
};

export type Prepared = Record<string, { userErrors: { code: string }[] }>;

/** Makes or changes something beforehand; tests share an instance, so a secret may be there already. */
export async function prepare(admin: Api, document: string, input: object): Promise<void> {
  const answer = await admin.run<Prepared>(document, { input });
  const codes = Object.values(answer).flatMap(({ userErrors }) => userErrors.map(({ code }) => code));
  expect(codes.filter((code) => code !== "TAG_TAKEN")).toEqual([]);
}

/** A key does nothing before the page has come to life, so it is pressed until it does. */
export async function focusSearch(page: Page): Promise<void> {
  await expect(async () => {
    await page.locator("body").press("/");
    await expect(page.getByRole("searchbox", { name: "Search proxies" })).toBeFocused({ timeout: 1_000 });
  }).toPass();
}

/** Tab until `name` has the focus: proves that it can be reached, and in this direction. */
export async function tabTo(page: Page, role: "textbox" | "combobox" | "button", name: string, nth = 0) {
  const wanted = page.getByRole(role, { name, exact: true }).nth(nth);
  for (let i = 0; i < 40; i++) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  await expect(wanted).toBeFocused();
}
