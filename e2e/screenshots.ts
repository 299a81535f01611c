import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import pg from "pg";
import { chromium } from "playwright-core";
import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { BROWSER_ARGS, browserPath } from "#scripts/browser.ts";
import { ADMIN, api, setUp, signIn } from "./api.ts";
import { startInstance } from "./instance.ts";
import { type Scene, shoot } from "./screenshots/camera.ts";
import { frozenScenes, healthScenes, warnedScene } from "./screenshots/health-scenes.ts";
import { A_DAY_OF_REQUESTS } from "./screenshots/proxies-hours.ts";
import {
  emptyProxiesScenes,
  proxiesScenes,
  seedProxies,
  viewerProxiesScenes,
} from "./screenshots/proxies-scenes.ts";
import { seed } from "./screenshots/seed.ts";
import { seedHealth } from "./screenshots/seed-health.ts";
import {
  addedScene,
  emptyScenes,
  entranceScenes,
  settingsScenes,
  signedOutScenes,
  viewerScenes,
} from "./screenshots/settings-scenes.ts";

/**
 * Shoots every page and state at 1440 and 390 px, light and dark, for somebody to look at:
 * `node e2e/screenshots.ts <outdir> [part of a scene's name]`. It starts an instance of its own (built into
 * KEYHOLE_DIST_DIR, or .next) on a database of its own, fills it, and leaves nothing behind but the pictures.
 */
const [outDir = "screenshots", only = ""] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), "keyhole-shots-"));
const database = await startEmbeddedPostgres({ dataDir, durable: false });
const key = `khk1_${Buffer.alloc(32, 0x5a).toString("base64url")}`;
const instance = await startInstance({ env: { DATABASE_URL: database.url, KEYHOLE_KEY: key } });
const browser = await chromium.launch({ executablePath: await browserPath(), args: BROWSER_ARGS });
const take = (scenes: Scene[], cookie: string | null) =>
  shoot(
    browser,
    resolve(outDir),
    instance.url,
    scenes.filter(({ name }) => name.includes(only)),
    cookie,
  );
try {
  await take(entranceScenes, null);
  await setUp(instance.url, instance.setupCode());
  await take(signedOutScenes, null);
  const cookie = await signIn(instance.url, ADMIN.email, ADMIN.password);
  await take([...emptyScenes, ...emptyProxiesScenes], cookie);
  const admin = api({ url: instance.url, cookie: cookie ?? "", workspace: "main" });
  await seed(admin);
  await seedProxies(admin);
  await query(A_DAY_OF_REQUESTS);
  await take([...settingsScenes, ...proxiesScenes(admin)], cookie);
  await seedHealth({ admin, keyhole: instance.url, query });
  await take(healthScenes, cookie);
  await addViewer();
  await take(
    [...viewerScenes, ...viewerProxiesScenes],
    await signIn(instance.url, "viewer@example.com", ADMIN.password),
  );
  await take([addedScene, warnedScene], cookie);
  await admin.run("mutation { freezeWorkspace(input: {}) { userErrors { code } } }");
  await take(frozenScenes, cookie);
} finally {
  await browser.close();
  await instance.stop();
  await database.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function query(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query(sql);
  await client.end();
}

/** Members are invited by a later issue; until then the rows are written here, with the admin's password. */
async function addViewer(): Promise<void> {
  await query(
    `insert into users (id, email, display_name, password_hash)
     select 'usr_VIEWER00000000000000000000', 'viewer@example.com', 'Vera Viewer', password_hash
     from users where is_instance_admin`,
  );
  await query(
    "insert into memberships (workspace_id, user_id) select id, 'usr_VIEWER00000000000000000000' from workspaces",
  );
  await query(
    `insert into membership_roles (workspace_id, user_id, role_id)
     select workspace_id, 'usr_VIEWER00000000000000000000', id from roles where key = 'viewer'`,
  );
}
