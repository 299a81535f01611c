import { expect, expectAccessible, test } from "./fixtures.ts";
import { CREATE, prepare } from "./proxies-prepared.ts";

const READ = `query($tag: String!) {
  pluginProxy(by: { tag: $tag }) {
    limits { connectMs idleMs totalMs maxRequestBytes maxResponseBytes maxPerCaller overridden }
  }
}`;

test("limits are set in seconds and megabytes, count at once, and go back to the instance's", async ({
  adminPage: page,
  admin,
  instance,
  upstream,
  tokenApi,
}) => {
  await prepare(admin, CREATE, {
    tag: "limited",
    urlPrefixes: [{ prefix: `${upstream.url}/`, headerRules: [] }],
  });
  await page.goto("/main/proxies/limited");
  const summary = page.locator("summary").filter({ hasText: "Instance defaults" });
  await expect(summary).toBeVisible();
  await expect(page.getByLabel("Connect (seconds)")).toBeHidden();
  await summary.press("Enter");
  await expect(page.getByLabel("Connect (seconds)")).toHaveAttribute("placeholder", "Default: 10 s");
  await expect(page.getByLabel("Total (seconds)")).toHaveAttribute("placeholder", "Default: no limit");
  await expect(page.getByLabel("Request size (MB)")).toHaveAttribute("placeholder", "Default: 1 GB");
  await expect(page.getByLabel("Requests at once per host")).toHaveAttribute("placeholder", "Default: 256");
  await expectAccessible(page);
  await page.getByLabel("Connect (seconds)").fill("2.5");
  await page.getByLabel("Request size (MB)").fill("0.001");
  await page.getByLabel("Answer size (MB)").fill("0");
  await expect(page.locator("summary").filter({ hasText: "3 limits of its own" })).toBeVisible();
  await expect(page.getByText(/At most: connection 2\.5 s, .*request 1 KB/)).toBeVisible();
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  expect((await admin.run(READ, { tag: "limited" })).pluginProxy).toMatchObject({
    limits: {
      connectMs: 2_500,
      maxRequestBytes: 1_049,
      maxResponseBytes: null,
      overridden: ["connectMs", "maxRequestBytes", "maxResponseBytes"],
    },
  });
  const { token } = await tokenApi("user");
  const post = (body: string) =>
    fetch(`${instance.url}/proxy/limited/${upstream.url}/`, {
      method: "POST",
      body,
      headers: { "keyhole-authorization": `Bearer ${token}` },
    });
  expect((await post("a".repeat(1_049))).status).toBe(200);
  const refused = await post("a".repeat(1_050));
  expect([refused.status, ((await refused.json()) as { code: string }).code]).toEqual([
    413,
    "REQUEST_TOO_LARGE",
  ]);

  await page.reload();
  await page.locator("summary").filter({ hasText: "3 limits of its own" }).click();
  await expect(page.getByLabel("Request size (MB)")).toHaveValue("0.001");
  await expect(page.getByLabel("Answer size (MB)")).toHaveValue("0");
  for (const label of ["Connect (seconds)", "Request size (MB)", "Answer size (MB)"])
    await page.getByLabel(label).fill("");
  // Also of what the proxy had set itself.
  await expect(page.getByLabel("Connect (seconds)")).toHaveAttribute("placeholder", "Default: 10 s");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  expect((await admin.run(READ, { tag: "limited" })).pluginProxy).toMatchObject({
    limits: { overridden: [] },
  });
});

test("a number out of bounds opens the section and is said at its field; what nobody touches stays exact", async ({
  adminPage: page,
  admin,
}) => {
  await prepare(admin, CREATE, {
    tag: "exact-limits",
    urlPrefixes: [],
    limits: { idleMs: 1_234, maxRequestBytes: 1_000_000, totalMs: 0 },
  });
  await page.goto("/main/proxies/exact-limits");
  const details = page.locator("summary").filter({ hasText: "limits of its own" });
  await details.click();
  await page.getByLabel("Connect (seconds)").fill("61");
  // Closed by the same press that leaves the field: the error opens it again.
  await details.click();
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByLabel("Connect (seconds)")).toBeFocused();
  await expect(page.getByLabel("Connect (seconds)")).toHaveAccessibleDescription(
    /Enter 0\.1 to 60 seconds, or leave it empty\./,
  );
  await expectAccessible(page);
  await page.getByLabel("Connect (seconds)").fill("");
  await page.getByLabel("Requests at once per caller").fill("8");
  await page.getByRole("button", { name: "Save proxy" }).click();
  await expect(page.getByText("Unsaved changes")).toBeHidden();
  expect((await admin.run(READ, { tag: "exact-limits" })).pluginProxy).toMatchObject({
    limits: {
      idleMs: 1_234,
      maxRequestBytes: 1_000_000,
      totalMs: null,
      maxPerCaller: 8,
      overridden: ["idleMs", "totalMs", "maxRequestBytes", "maxPerCaller"],
    },
  });
});
