import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { frozenScenes, healthScenes, warnedScene } from "./screenshots/health-scenes.ts";
import { seed } from "./screenshots/seed.ts";
import { seedHealth } from "./screenshots/seed-health.ts";

// Its two halves run on both cores at once, each with a database of its own.
test.describe.configure({ mode: "parallel" });

for (const width of [1440, 390]) {
  test(`every state of a secret's health and of freezing is accessible at ${width} px`, async ({
    adminPage: page,
    admin,
    instance,
    database,
  }) => {
    test.setTimeout(400_000);
    page.setDefaultTimeout(15_000);
    await seed(admin);
    await seedHealth({ admin, keyhole: instance.url, query: database.query });
    await page.setViewportSize({ width, height: 900 });
    for (const { name, walk } of [...healthScenes, warnedScene]) {
      await test.step(name, async () => {
        await walk(page);
        await expectAccessible(page);
        await expectNoSidewaysScroll(page);
      });
    }
    await admin.run("mutation { freezeWorkspace(input: {}) { userErrors { code } } }");
    try {
      for (const { name, walk } of frozenScenes) {
        await test.step(name, async () => {
          await walk(page);
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        });
      }
    } finally {
      await admin.run("mutation { unfreezeWorkspace(input: {}) { userErrors { code } } }");
    }
  });
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
}
