import { expectAccessible, test } from "./fixtures.ts";
import { seed } from "./screenshots/seed.ts";
import { settingsScenes } from "./screenshots/settings-scenes.ts";

// The longest of all specs, so its two halves run on both cores at once.
test.describe.configure({ mode: "parallel" });

/** The states that somebody looks at in e2e/screenshots.ts, here looked at by axe in both themes. */
for (const width of [1440, 390]) {
  test(`every state of the settings is accessible at ${width} px`, async ({ adminPage, admin }) => {
    test.setTimeout(400_000);
    adminPage.setDefaultTimeout(15_000);
    await seed(admin);
    await adminPage.setViewportSize({ width, height: 900 });
    for (const { name, walk } of settingsScenes) {
      await test.step(name, async () => {
        await walk(adminPage);
        await expectAccessible(adminPage);
      });
    }
  });
}
