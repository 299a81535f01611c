import type { Page } from "playwright-core";
import type { Api } from "../api.ts";
import type { Scene } from "./camera.ts";

const PROXIES = "/main/proxies";

const open = (path: string) => async (page: Page) => {
  await page.goto(path, { waitUntil: "networkidle" });
};

const DELETE_SECRET =
  "mutation($input: DeleteSecretInput!) { deleteSecret(input: $input) { userErrors { code message } } }";
const CREATE_SECRET =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { userErrors { code message } } }";
const CREATE_PROXY =
  "mutation($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { userErrors { code message } } }";
const UPDATE_PROXY =
  "mutation($input: UpdatePluginProxyInput!) { updatePluginProxy(input: $input) { userErrors { code message } } }";

const FREEZE_PROXY =
  "mutation($input: FreezePluginProxyInput!) { freezePluginProxy(input: $input) { userErrors { code message } } }";
const FREEZE_SECRET =
  "mutation($input: FreezeSecretInput!) { freezeSecret(input: $input) { userErrors { code message } } }";

/**
 * A proxy with overlapping prefixes, one whose secret has gone since, and one that is frozen, with a pair, limits and a
 * frozen secret.
 */
export async function seedProxies(admin: Api): Promise<void> {
  await admin.run(CREATE_SECRET, { input: { tag: "weather_key", name: "Weather key", value: "w" } });
  const bearer = (tag: string) => ({ name: "Authorization", value: `Bearer {{ secrets.${tag} }}` });
  await admin.run(CREATE_PROXY, {
    input: {
      name: "GitHub, two teams",
      tag: "github-teams",
      description: "Read access for the reports; the audit log has a key of its own.",
      urlPrefixes: [
        {
          prefix: "https://api.github.com/",
          headerRules: [
            bearer("github_pat"),
            { name: "X-GitHub-Api-Version", value: "2026-03-10", allowOverride: true },
          ],
        },
        {
          prefix: "https://api.github.com/orgs/acme/audit-log",
          headerRules: [bearer("datadog_api_key_infrastructure_eu1")],
        },
      ],
      allowedOrigins: ["https://app.example.com"],
    },
  });
  await admin.run(CREATE_PROXY, {
    input: {
      name: "Weather",
      tag: "weather",
      unmatched: "FORWARD",
      urlPrefixes: [
        {
          prefix: "https://weather.example.com/api/v3/forecasts/by-place/europe",
          headerRules: [{ name: "X-API-Key", value: "{{ secrets.weather_key }}" }],
        },
      ],
    },
  });
  await admin.run(DELETE_SECRET, { input: { secret: { tag: "weather_key" }, force: true } });
  await admin.run(CREATE_PROXY, {
    input: {
      name: "Jira",
      tag: "jira",
      urlPrefixes: [
        {
          prefix: "https://acme.atlassian.net/rest/api/3/",
          headerRules: [{ name: "Accept", value: "application/json", allowOverride: true }],
          basicAuth: { user: "bot@acme.example", password: "{{ secrets.webhook-signing-key }}" },
        },
      ],
      limits: { connectMs: 2_500, maxResponseBytes: 10_485_760, maxPerCaller: 8 },
    },
  });
  await admin.run(FREEZE_SECRET, { input: { secret: { tag: "webhook-signing-key" } } });
  await admin.run(FREEZE_PROXY, { input: { proxy: { tag: "jira" }, reason: "Leaked in a log" } });
}

export const emptyProxiesScenes: Scene[] = [
  { name: "proxies-empty", walk: open(PROXIES) },
  { name: "proxy-new", walk: open(`${PROXIES}/new`) },
];

export const viewerProxiesScenes: Scene[] = [
  { name: "proxies-viewer", walk: open(PROXIES) },
  { name: "proxy-viewer", walk: open(`${PROXIES}/github-teams`) },
  { name: "proxy-viewer-frozen", walk: open(`${PROXIES}/jira`) },
  { name: "proxy-viewer-pair", walk: walkTo(`${PROXIES}/jira`, (page) => scrollTo(page, "URL prefixes")) },
  { name: "proxy-new-forbidden", walk: open(`${PROXIES}/new`) },
];

const scrollTo = (page: Page, text: string) =>
  page
    .getByText(text, { exact: true })
    .first()
    .evaluate((node) => node.scrollIntoView({ block: "start" }));

const name = (page: Page) => page.getByLabel("Name", { exact: true });
const save = (page: Page) => page.getByRole("button", { name: "Save proxy" }).click();

/** Scenes of the admin's that look at what `seedProxies` made. */
export function proxiesScenes(admin: Api): Scene[] {
  return [
    { name: "proxies", walk: open(PROXIES) },
    { name: "proxies-no-match", walk: open(`${PROXIES}?q=strpie`) },
    { name: "proxy", walk: open(`${PROXIES}/github-teams`) },
    {
      name: "proxy-prefixes",
      walk: walkTo(`${PROXIES}/github-teams`, (page) => scrollTo(page, "URL prefixes")),
    },
    {
      name: "proxy-precedence",
      walk: walkTo(`${PROXIES}/github-teams`, (page) => scrollTo(page, "Add prefix")),
    },
    { name: "proxy-end", walk: walkTo(`${PROXIES}/weather`, (page) => scrollTo(page, "Other URLs")) },
    {
      name: "proxy-missing-secret",
      walk: walkTo(`${PROXIES}/weather`, (page) => scrollTo(page, "URL prefixes")),
    },
    { name: "proxy-frozen", walk: open(`${PROXIES}/jira`) },
    { name: "proxy-pair", walk: walkTo(`${PROXIES}/jira`, (page) => scrollTo(page, "URL prefixes")) },
    { name: "proxy-pair-wrong", walk: walkTo(`${PROXIES}/github-teams`, addPairWrong) },
    { name: "proxy-presets", walk: walkTo(`${PROXIES}/new`, openPresets) },
    { name: "proxy-limits", walk: walkTo(`${PROXIES}/jira`, openLimits) },
    { name: "proxy-limits-wrong", walk: walkTo(`${PROXIES}/jira`, spoilLimit) },
    { name: "proxy-freeze", walk: open(`${PROXIES}/github-teams?dialog=freeze`) },
    { name: "proxy-unfreeze", walk: open(`${PROXIES}/jira?dialog=unfreeze`) },
    { name: "proxies-freeze", walk: walkTo(PROXIES, freezeFromList) },
    { name: "proxy-not-found", walk: open(`${PROXIES}/foo`) },
    { name: "proxy-delete", walk: open(`${PROXIES}/github-teams?dialog=delete`) },
    { name: "proxy-dirty", walk: walkTo(`${PROXIES}/github`, (page) => name(page).fill("GitHub, renamed")) },
    { name: "proxy-leave", walk: walkTo(`${PROXIES}/github`, leave) },
    { name: "proxy-errors", walk: walkTo(`${PROXIES}/new`, fillWrong) },
    { name: "proxy-completion", walk: walkTo(`${PROXIES}/new`, openCompletion) },
    { name: "proxy-unknown-secret", walk: walkTo(`${PROXIES}/new`, nameUnknown) },
    {
      name: "proxy-conflict",
      walk: walkTo(`${PROXIES}/github`, async (page) => {
        await name(page).fill("Mine");
        const input = { proxy: { tag: "github" }, description: `Changed at ${Date.now()}` };
        await admin.run(UPDATE_PROXY, { input });
        await save(page);
        await page.getByText("Somebody saved this proxy first.").waitFor();
      }),
    },
  ];
}

function walkTo(path: string, walk: (page: Page) => Promise<unknown>): Scene["walk"] {
  return async (page) => {
    await open(path)(page);
    await walk(page);
  };
}

async function leave(page: Page): Promise<void> {
  await name(page).fill("GitHub, renamed");
  await page.getByRole("link", { name: "Plugin proxies" }).first().click();
  await page.getByRole("alertdialog").waitFor();
}

async function fillWrong(page: Page): Promise<void> {
  await page.getByLabel("URL prefix").fill("https://user:pw@api.example.com/");
  await page.getByLabel("Header name").fill("Host");
  await page.getByLabel("Header value").fill("Bearer {{ nonsense");
  await save(page);
  await page.getByText(/There are \d problems/).waitFor();
}

async function openCompletion(page: Page): Promise<void> {
  await page.getByLabel("URL prefix").fill("http://10.0.0.5/v1");
  await page.getByRole("button", { name: "Add header" }).click();
  await page.getByRole("menuitem", { name: /Bearer/ }).click();
  await page.getByRole("listbox").waitFor();
}

async function nameUnknown(page: Page): Promise<void> {
  await page.getByLabel("Header name").fill("Authorization");
  await page
    .getByLabel("Header value")
    .fill("Bearer {{ secrets.strpie_live_key }} sk_live_51H8fKz2eZvKYlo2C");
  await page.getByText("There's no secret").waitFor();
}

async function openPresets(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add header" }).click();
  await page.getByRole("menu").waitFor();
}

async function addPairWrong(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Add header" }).first().click();
  await page.getByRole("menuitem", { name: /^Basic/ }).click();
  const pair = page.getByRole("group", { name: "Authorization: Basic" });
  await pair.getByLabel("User").fill("a:b");
  await pair.getByLabel("Password").fill("{{ secrets.github_pta }}");
  await pair.getByText("There's no secret").waitFor();
  await save(page);
  await pair.evaluate((node) => node.scrollIntoView({ block: "center" }));
}

async function openLimits(page: Page): Promise<void> {
  await page.locator("summary").filter({ hasText: "limits of its own" }).click();
  await page.getByPlaceholder("Default: no limit").first().waitFor();
  await scrollTo(page, "Limits");
}

async function spoilLimit(page: Page): Promise<void> {
  await openLimits(page);
  await page.getByLabel("Connect (seconds)").fill("61");
  await page.getByLabel("Requests at once per caller").fill("many");
  await save(page);
  await scrollTo(page, "Limits");
}

async function freezeFromList(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Freeze GitHub API" }).click();
  await page.getByRole("alertdialog").waitFor();
}
