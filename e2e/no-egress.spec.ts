import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ADMIN, setUp, signIn } from "./api.ts";
import { addCookies, expect, test } from "./fixtures.ts";
import { startInstance } from "./instance.ts";

/**
 * S-8: a Keyhole with everything on, as `npm start` starts it, talks to its PostgreSQL and to nobody else: no telemetry,
 * no look for updates, no font, no picture. server/no-egress.db.test.ts shows that the record misses nothing.
 */
test("S-8 pages, GraphQL and sign-in open no connection but to PostgreSQL", async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), "keyhole-connections-"));
  const file = join(folder, "lines");
  const preload = join(import.meta.dirname, "record-connections.ts");
  const instance = await startInstance({
    env: { NODE_OPTIONS: `--import=file://${preload}`, KEYHOLE_TEST_CONNECTIONS: file },
  });
  try {
    await setUp(instance.url, instance.setupCode());
    const cookie = (await signIn(instance.url, ADMIN.email, ADMIN.password)) ?? "";
    await addCookies(page.context(), instance.url, cookie);
    const foreign: string[] = [];
    page.on("request", (request) => {
      if (!request.url().startsWith(instance.url) && !/^(data|blob):/.test(request.url()))
        foreign.push(request.url());
    });
    for (const path of ["settings/secrets", "settings/tokens", "proxies", "proxies/new"]) {
      await page.goto(`${instance.url}/main/${path}`, { waitUntil: "networkidle" });
    }
    await page.goto(`${instance.url}/graphql`, { waitUntil: "networkidle" });
    expect(foreign).toEqual([]);
    const lines = new Set((await readFile(file, "utf8")).trim().split("\n"));
    // The embedded PostgreSQL listens on a port of its own that is written beside its data.
    const access = JSON.parse(await readFile(join(instance.dataDir, "pg-access.json"), "utf8"));
    expect([...lines]).toEqual([`connect 127.0.0.1:${access.port}`]);
  } finally {
    await instance.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
