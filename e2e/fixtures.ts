import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import pg from "pg";
import { startEmbeddedPostgres } from "#db/embedded-postgres.ts";
import { ADMIN, type Api, api, createToken, setUp, signIn } from "./api.ts";
import { type Instance, startInstance } from "./instance.ts";
import { startUpstream, type Upstream } from "./upstream.ts";

/** A key for tests only. It is public, like this file. */
export const TEST_KEY = `khk1_${Buffer.alloc(32, 0x5a).toString("base64url")}`;

export type Database = {
  url: string;
  query(sql: string, params?: unknown[]): Promise<Record<string, unknown>[]>;
};

type WorkerFixtures = {
  /** A PostgreSQL of this worker; tests look into it and prepare what no mutation can make yet. */
  database: Database;
  /** Keyhole on that database, already set up. */
  instance: Instance;
  /** A real server that records what reaches it. */
  upstream: Upstream;
  adminCookie: string;
};

type TestFixtures = {
  /** GraphQL as the admin's session. */
  admin: Api;
  /** A page signed in as the admin. */
  adminPage: Page;
  /** Makes a page signed in with a role. */
  pageAs(role: "viewer" | "user"): Promise<Page>;
  /** A GraphQL client with a service token of a role. */
  tokenApi(role: string): Promise<Api & { token: string }>;
};

export const test = base.extend<TestFixtures, WorkerFixtures>({
  database: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), "keyhole-e2e-pg-"));
      const server = await startEmbeddedPostgres({ dataDir, durable: false });
      const pool = new pg.Pool({ connectionString: server.url, max: 2 });
      pool.on("error", () => undefined);
      await use({ url: server.url, query: async (sql, params) => (await pool.query(sql, params)).rows });
      await pool.end();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
  instance: [
    async ({ database }, use) => {
      const instance = await startInstance({ env: { DATABASE_URL: database.url, KEYHOLE_KEY: TEST_KEY } });
      await setUp(instance.url, instance.setupCode());
      await use(instance);
      await instance.stop();
    },
    { scope: "worker", timeout: 90_000 },
  ],
  upstream: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright demands the pattern.
    async ({}, use) => {
      const upstream = await startUpstream();
      await use(upstream);
      await upstream.close();
    },
    { scope: "worker" },
  ],
  adminCookie: [
    async ({ instance }, use) => {
      const cookie = await signIn(instance.url, ADMIN.email, ADMIN.password);
      if (!cookie) throw new Error("The admin could not sign in");
      await use(cookie);
    },
    { scope: "worker" },
  ],
  admin: async ({ instance, adminCookie }, use) => {
    await use(api({ url: instance.url, cookie: adminCookie, workspace: "main" }));
  },
  baseURL: async ({ instance }, use) => use(instance.url),
  adminPage: async ({ context, page, instance, adminCookie }, use) => {
    await addCookies(context, instance.url, adminCookie);
    await use(page);
  },
  pageAs: async ({ browser, instance, database }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (role) => {
      const email = `${role}@example.com`;
      await addMember(database, email, role);
      const cookie = await signIn(instance.url, email, ADMIN.password);
      if (!cookie) throw new Error(`${email} could not sign in`);
      const context = await browser.newContext({ baseURL: instance.url });
      contexts.push(context);
      await addCookies(context, instance.url, cookie);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
  tokenApi: async ({ instance, admin }, use) => {
    await use(async (role) => {
      const { plaintext } = await createToken(admin, role);
      return { ...api({ url: instance.url, token: plaintext }), token: plaintext };
    });
  },
});

/** Members are invited by a later issue; until then a test writes the rows, with the admin's password. */
async function addMember(database: Database, email: string, roleKey: string): Promise<void> {
  const id = `usr_${roleKey.toUpperCase().padEnd(26, "0")}`;
  await database.query(
    `insert into users (id, email, display_name, password_hash)
     select $1, $2, $3, password_hash from users where is_instance_admin on conflict do nothing`,
    [id, email, `The ${roleKey}`],
  );
  await database.query(
    "insert into memberships (workspace_id, user_id) select id, $1 from workspaces on conflict do nothing",
    [id],
  );
  await database.query(
    `insert into membership_roles (workspace_id, user_id, role_id)
     select workspace_id, $1, id from roles where key = $2 on conflict do nothing`,
    [id, roleKey],
  );
}

export async function addCookies(context: BrowserContext, url: string, cookie: string): Promise<void> {
  const cookies = cookie.split("; ").map((pair) => {
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
  });
  await context.addCookies(cookies);
}

export const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** Text that is fading in has less contrast than it will have. Animations that never end (a spinner) are not waited for. */
async function animationsDone(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const ending = document.getAnimations().filter((animation) => {
      return animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY;
    });
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** No violation of WCAG 2.2 AA that axe can find, in both themes, for the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await animationsDone(page);
    const { violations } = await new AxeBuilder({ page }).withTags(AXE_TAGS).analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id} (${colorScheme}): ${nodes.map((node) => node.html).join(" | ")}`,
    );
    expect(found).toEqual([]);
  }
}

export { expect };
