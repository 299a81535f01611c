import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";

const SIZES = [
  { name: "1440", viewport: { width: 1440, height: 900 } },
  { name: "390", viewport: { width: 390, height: 844 } },
] as const;
const THEMES = ["light", "dark"] as const;

/** Walks to a state; what it leaves behind is what is shot. */
export type Scene = { name: string; walk: (page: Page) => Promise<unknown> };

/** Shoots each scene at both widths in both themes, each in a fresh page: `<outdir>/<name>-<width>-<theme>.png`. */
export async function shoot(
  browser: Browser,
  outDir: string,
  baseURL: string,
  scenes: Scene[],
  cookie: string | null,
): Promise<void> {
  mkdirSync(outDir, { recursive: true });
  for (const { name: size, viewport } of SIZES) {
    for (const colorScheme of THEMES) {
      const context = await browser.newContext({ baseURL, viewport, colorScheme, reducedMotion: "reduce" });
      if (cookie) await addCookies(context, baseURL, cookie);
      for (const scene of scenes) {
        const page = await context.newPage();
        await scene.walk(page).catch((error: unknown) => {
          console.error(`${scene.name} at ${size}: ${error instanceof Error ? error.message : "failed"}`);
        });
        // Dialogs fade in within 120 ms.
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(outDir, `${scene.name}-${size}-${colorScheme}.png`) });
        await page.close();
      }
      await context.close();
    }
  }
}

async function addCookies(context: BrowserContext, url: string, cookie: string): Promise<void> {
  await context.addCookies(
    cookie.split("; ").map((pair) => {
      const at = pair.indexOf("=");
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url };
    }),
  );
}
