import type { Api } from "../api.ts";

/** A team's secrets, proxies and tokens as they look after some months, so that every column has something to show. */
export async function seed(admin: Api): Promise<void> {
  for (const [name, tag, destinations, description] of SECRETS) {
    await admin.run(CREATE_SECRET, {
      input: { name, tag, value: `value of ${tag}`, destinations, description },
    });
  }
  for (const input of PROXIES) await admin.run(CREATE_PROXY, { input });
  const { assignableRoles } = await admin.run<{ assignableRoles: { id: string; key: string }[] }>(
    "query { assignableRoles { id key } }",
  );
  const role = (key: string) => assignableRoles.find((each) => each.key === key)?.id;
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  const ids: string[] = [];
  for (const [name, roles, description, expiresAt] of [
    ["ci-deploy", ["manager"], "GitHub Actions of acme/web", days(90)],
    ["reporting job", ["user"], null, days(9)],
    ["stripe plugin", ["user"], "Calls the Stripe proxy from the checkout plugin", null],
    ["old importer", ["viewer", "user"], null, days(200)],
  ] as const) {
    const input = { name, description, expiresAt, roleIds: roles.map(role) };
    const { createApiToken } = await admin.run<{ createApiToken: { apiToken: { id: string } } }>(
      CREATE_TOKEN,
      {
        input,
      },
    );
    ids.push(createApiToken.apiToken.id);
  }
  await admin.run(
    "mutation($input: RevokeApiTokenInput!) { revokeApiToken(input: $input) { apiToken { id } } }",
    {
      input: { tokenId: ids.at(-1) },
    },
  );
}

const CREATE_SECRET =
  "mutation($input: CreateSecretInput!) { createSecret(input: $input) { secret { id } userErrors { message } } }";
const CREATE_PROXY =
  "mutation($input: CreatePluginProxyInput!) { createPluginProxy(input: $input) { proxy { id } userErrors { message } } }";
const CREATE_TOKEN =
  "mutation($input: CreateApiTokenInput!) { createApiToken(input: $input) { apiToken { id } userErrors { message } } }";

const SECRETS: [string, string, string[], string | null][] = [
  [
    "GitHub PAT",
    "github_pat",
    ["https://api.github.com"],
    "Fine-grained, read only. Belongs to the bot account.",
  ],
  ["Stripe live key", "stripe_live_key", ["https://api.stripe.com", "https://files.stripe.com"], null],
  ["Stripe test key", "stripe_test_key", ["https://api.stripe.com"], null],
  ["OpenAI, product team", "openai_product", ["https://api.openai.com"], null],
  ["SMTP relay password", "smtp_relay_password", [], null],
  ["Sentry ingest token", "sentry_ingest", ["https://*.ingest.sentry.io"], null],
  ["Postmark server token", "postmark_server", ["https://api.postmarkapp.com"], null],
  [
    "Datadog API key for the infrastructure team in Frankfurt",
    "datadog_api_key_infrastructure_eu1",
    [],
    null,
  ],
  ["webhook-signing-key", "webhook-signing-key", [], null],
];

const rule = (name: string, value: string) => ({ name, value });
const PROXIES = [
  {
    name: "Stripe",
    tag: "stripe",
    description: "Payments and files",
    urlPrefixes: [
      {
        prefix: "https://api.stripe.com/v1/",
        headerRules: [rule("Authorization", "Bearer {{ secrets.stripe_live_key }}")],
      },
      {
        prefix: "https://files.stripe.com/",
        headerRules: [rule("Authorization", "Bearer {{ secrets.stripe_live_key }}")],
      },
    ],
  },
  {
    name: "GitHub API",
    tag: "github",
    urlPrefixes: [
      {
        prefix: "https://api.github.com/",
        headerRules: [rule("Authorization", "Bearer {{ secrets.github_pat }}")],
      },
    ],
  },
  {
    name: "OpenAI",
    tag: "openai",
    isEnabled: false,
    urlPrefixes: [
      {
        prefix: "https://api.openai.com/v1/",
        headerRules: [rule("Authorization", "Bearer {{ secrets.openai_product }}")],
      },
    ],
  },
];
