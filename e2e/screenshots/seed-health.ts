import { type Api, createToken } from "../api.ts";
import { callThrough, makeSender, startCheckingUpstream } from "../checking-upstream.ts";

const DAY_MS = 86_400_000;

type House = {
  admin: Api;
  keyhole: string;
  query(sql: string): Promise<unknown>;
};

/**
 * Secrets in every state that the list and the drawer know, made by real requests to a real server: rejected, about to
 * end, with some uses and versions, frozen, altered outside Keyhole. And a frozen token.
 */
export async function seedHealth({ admin, keyhole, query }: House): Promise<void> {
  const server = await startCheckingUpstream();
  try {
    const { plaintext: token } = await createToken(admin, "user");
    const call = (tag: string, path?: string) => callThrough({ keyhole, token, upstream: server, tag }, path);
    await makeSender(admin, server, { tag: "linear_key", name: "Linear key", value: "a revoked value" });
    await makeSender(admin, server, { tag: "github_bot", name: "GitHub bot", value: "a value that ends" });
    server.accepts.set("Bearer a value that ends", new Date(Date.now() + 9.5 * DAY_MS));
    server.accepts.set("Bearer another value that ends", new Date(Date.now() + 9.5 * DAY_MS));
    for (let i = 0; i < 3; i++) await (await call("linear_key")).text();
    for (let i = 0; i < 4; i++) await (await call("github_bot", "/user")).text();
    await admin.run(REPLACE, {
      input: { secret: { tag: "github_bot" }, value: "another value that ends", keepPreviousForHours: 168 },
    });
    await (await call("github_bot", "/user")).text();
    await admin.run(FREEZE_SECRET, {
      input: { secret: { tag: "sentry_ingest" }, reason: "seen in a build log" },
    });
    const { id } = await createToken(admin, "viewer");
    await admin.run(FREEZE_TOKEN, { input: { tokenId: id } });
    await query(ALTER_BEHIND);
    await untilRecorded(admin);
  } finally {
    await server.close();
  }
}

/** Use records are at most a second behind. */
async function untilRecorded(admin: Api): Promise<void> {
  for (let i = 0; i < 50; i++) {
    const { secret } = await admin.run<{ secret: { tokenExpiresAt: string | null } }>(
      '{ secret(by: { tag: "github_bot" }) { tokenExpiresAt } }',
    );
    if (secret.tokenExpiresAt) return;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error("The uses of the seeds were not recorded");
}

const REPLACE =
  "mutation($input: ReplaceSecretValueInput!) { replaceSecretValue(input: $input) { userErrors { code } } }";
const FREEZE_SECRET =
  "mutation($input: FreezeSecretInput!) { freezeSecret(input: $input) { userErrors { code } } }";
const FREEZE_TOKEN =
  "mutation($input: FreezeApiTokenInput!) { freezeApiToken(input: $input) { userErrors { code } } }";
/** The owner of the tables sees the rows of a workspace only while it names it. */
const ALTER_BEHIND = `do $$ begin
  perform set_config('keyhole.workspace', (select id from workspaces), true);
  update secret_versions set destinations = '{https://evil.example}'
  where secret_id = (select id from secrets where tag = 'smtp_relay_password');
end $$`;
