import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

/**
 * Which Chromium the journeys use. Nothing is downloaded: CHROMIUM_PATH, one on the system, Playwright's own if somebody
 * has installed it, else the one that the npm package @sparticuz/chromium brings (Linux x64, headless only).
 */
const COMMANDS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const MACOS_APPS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** Ours, not the package's: its list turns off the same-origin policy and puts everything into one process. */
export const BROWSER_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--headless=shell",
  // No connection but the ones that a page makes.
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** @throws with what to install, where there is no browser. */
export async function browserPath(): Promise<string> {
  const given = process.env.CHROMIUM_PATH;
  if (given) {
    if (!isExecutable(given)) throw new Error(`CHROMIUM_PATH names ${given}, which cannot be run.`);
    return given;
  }
  return systemBrowser() ?? playwrightBrowser() ?? (await packagedBrowser());
}

function systemBrowser(): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const candidates = COMMANDS.flatMap((command) => folders.map((folder) => join(folder, command)));
  return [...candidates, ...(process.platform === "darwin" ? MACOS_APPS : [])].find(isExecutable) ?? null;
}

function playwrightBrowser(): string | null {
  const path = chromium.executablePath();
  return existsSync(path) ? path : null;
}

async function packagedBrowser(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64") {
    throw new Error("No Chromium was found. Install Chrome or Chromium, or set CHROMIUM_PATH.");
  }
  // Read while the package is loaded: it then unpacks the libraries and fonts that a bare machine lacks.
  process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs22.x";
  const { default: packaged } = await import("@sparticuz/chromium");
  return packaged.executablePath();
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
