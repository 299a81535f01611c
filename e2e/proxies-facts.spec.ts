import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, prepare, SECRET } from "./proxies-prepared.ts";

for (const width of [1440, 390]) {
  test(`at ${width} px the list says when a proxy was used and how the last 24 hours went`, async ({
    adminPage: page,
    admin,
    instance,
    upstream,
    tokenApi,
  }) => {
    const tag = `used-${width}`;
    await prepare(admin, CREATE, {
      tag,
      urlPrefixes: [{ prefix: `${upstream.url}/`, headerRules: [] }],
    });
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/main/proxies?q=${tag}`);
    const row = page.getByRole("row", { name: new RegExp(tag) });
    await expect(row).toContainText("Never used");
    await expect(row).toContainText("No requests");
    const { token } = await tokenApi("user");
    const call = (url: string) =>
      fetch(`${instance.url}/proxy/${tag}/${url}`, {
        headers: { "keyhole-authorization": `Bearer ${token}` },
      });
    expect((await call(`${upstream.url}/`)).status).toBe(200);
    expect((await call(`${upstream.url}/again`)).status).toBe(200);
    // Nobody listens on port 9 of the loopback; it is below the prefix of none, so it is no use of the proxy.
    expect((await call("http://127.0.0.1:9/")).status).toBe(403);
    // Records are at most a second behind.
    await expect(async () => {
      await page.reload();
      await expect(row).toContainText("2 requests", { timeout: 1_000 });
    }).toPass();
    await expect(row).toContainText("just now");
    await expect(row.locator("svg").first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await expectAccessible(page);
  });
}

test("no fact of the list is cut at any width", async ({ adminPage: page, admin, database }) => {
  const tag = "long-facts-of-a-proxy-with-a-long-identifier";
  await prepare(admin, SECRET, { tag: "a_secret_with_a_long_identifier", value: "v-v-v-v-v" });
  await prepare(admin, CREATE, {
    tag,
    name: "Facts of a proxy with a long name",
    urlPrefixes: [
      {
        prefix: "https://weather.example.com/api/v3/forecasts/by-place/europe",
        headerRules: [{ name: "X-Key", value: "{{ secrets.a_secret_with_a_long_identifier }}" }],
      },
    ],
  });
  await database.query(`do $$ begin
    perform set_config('keyhole.workspace', (select id from workspaces), true);
    insert into proxy_hours (workspace_id, proxy_id, hour, total, failed, durations, last_used_at)
    select workspace_id, id, date_trunc('hour', now()), 1204, 3, '{1204}', now() from proxies where tag = '${tag}';
  end $$`);
  for (const width of [320, 639, 640, 768, 1023, 1024, 1280, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/main/proxies?q=${tag}`);
    const row = page.getByRole("row", { name: /long name/ });
    await expect(row).toContainText("1,204 requests, 3 failed");
    const box = await row.evaluate((node) => {
      const frame = node.closest("table")?.parentElement;
      return { shown: frame?.clientWidth, needed: frame?.scrollWidth };
    });
    expect(box.needed, `at ${width} px`).toBe(box.shown);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
  }
});
