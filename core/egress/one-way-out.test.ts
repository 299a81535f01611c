import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/**
 * S-6: nothing but core/egress sends anything to anybody. scripts/laws.ts says who may import undici; this reads the text
 * of every file that runs in a Keyhole for all other ways out that node and browsers have. Tests, scripts and the bench
 * run in none.
 */
const ROOMS = "{app,server,worker,graphql,core,db,platform}/**/*.{ts,tsx}";
const NOT_RUNNING = /\.(test|spec)\.tsx?$|(^|\/)testing(-[a-z]+)?(\.ts|\/)|__generated__\//;

/** node:http and node:net have two sides; these names are of the side that is called, or only read a text. */
const PASSIVE = new Set([
  ...[
    "createServer",
    "IncomingMessage",
    "ServerResponse",
    "IncomingHttpHeaders",
    "RequestListener",
    "Server",
  ],
  ...[
    "STATUS_CODES",
    "maxHeaderSize",
    "OutgoingHttpHeaders",
    "isIP",
    "isIPv4",
    "isIPv6",
    "AddressInfo",
    "BlockList",
  ],
]);

/** Browser code that asks the Keyhole it came from: each file, and what it may fetch. */
const OWN_ORIGIN: Record<string, RegExp> = {
  "app/_lib/mutate.ts": /^"\/api\/graphql"/,
  "app/_lib/sign-in.ts": /^("\/api\/auth\/|path\b)/,
  "app/graphql/fetcher.ts": /^"\/api\/graphql"/,
};

const OUTWARD_MODULES =
  /^(node:)?(https|http2|tls|dgram|dns|dns\/promises|inspector\/promises)$|^(undici|ws|axios|got|ky|superagent|node-fetch|nodemailer|request|eventsource)(\/|$)/;

/** Every way out that the text has. Comments count too: nobody needs to write a call into one. */
function waysOut(path: string, source: string): string[] {
  const found: string[] = [];
  for (const [, what = "", module = ""] of source.matchAll(
    /(?:\bimport|\bexport)\s+((?:type\s+)?[\w*{}\s,$]+?)\s+from\s+["']([^"']+)["']/g,
  )) {
    const isOnlyType = /^type\b/.test(what);
    if (OUTWARD_MODULES.test(module) && !isOnlyType) found.push(`imports ${module}`);
    if (/^(node:)?(http|net)$/.test(module) && !isOnlyType) found.push(...activeNames(what, module));
  }
  for (const [, module = ""] of source.matchAll(
    /\b(?:import|require|getBuiltinModule)\(\s*["'`]([^"'`]+)["'`]/g,
  )) {
    if (OUTWARD_MODULES.test(module) || /^(node:)?(http|net)$/.test(module)) found.push(`loads ${module}`);
  }
  for (const [, call = "", argument = ""] of source.matchAll(
    /(?<![\w.]|\.\s)((?:globalThis\.|window\.)?fetch|new (?:WebSocket|EventSource|XMLHttpRequest|Image)|navigator\.sendBeacon|importScripts)\s*\(\s*([^,)\n]*)/g,
  )) {
    if (!OWN_ORIGIN[path]?.test(argument) || call !== "fetch") found.push(`calls ${call}(${argument})`);
  }
  return found;
}

function activeNames(imported: string, module: string): string[] {
  const names = /^\{([^}]*)\}$/.exec(imported.trim())?.[1]?.split(",") ?? [imported];
  return names
    .map((name) => name.trim())
    .filter((name) => name !== "" && !name.startsWith("type "))
    .map((name) => name.split(/\s+as\s+/)[0] ?? "")
    .filter((name) => !PASSIVE.has(name))
    .map((name) => `imports ${name} of ${module}`);
}

const files = globSync(ROOMS).filter((path) => !NOT_RUNNING.test(path));

test("S-6 no file outside core/egress can send anything to anybody", () => {
  expect(files.length).toBeGreaterThan(200);
  const outside = files.filter((path) => !path.startsWith("core/egress/"));
  const found = outside.flatMap((path) =>
    waysOut(path, readFileSync(path, "utf8")).map((way) => `${path} ${way}`),
  );
  expect(found).toEqual([]);
});

test("S-6 inside core/egress only three files do, and none by the global fetch, which Next patches", () => {
  const ways = new Map(
    files
      .filter((path) => path.startsWith("core/egress/"))
      .map((path) => [path, waysOut(path, readFileSync(path, "utf8"))] as const)
      .filter(([, found]) => found.length > 0),
  );
  expect([...ways.keys()].sort()).toEqual([
    "core/egress/resolve-name.ts",
    "core/egress/upstream-pools.ts",
    "core/egress/upstream-trust.ts",
  ]);
  expect([...ways.values()].flat().filter((way) => way.startsWith("calls"))).toEqual([]);
});

test.each([
  'import { request } from "undici";',
  'import https from "node:https";',
  'import { get } from "https";',
  'import * as http from "node:http";',
  'import { createServer, request } from "node:http";',
  'import { request as ask } from "node:http";',
  'import { connect } from "node:net";',
  'import { lookup } from "node:dns/promises";',
  'export { connect } from "node:tls";',
  'const { request } = await import("node:http");',
  'const undici = require("undici");',
  'process.getBuiltinModule("node:net");',
  'await fetch("https://telemetry.example/");',
  "await globalThis.fetch(url);",
  'new WebSocket("wss://a.example");',
  "navigator.sendBeacon(url, data);",
])("S-6 what would be a way out is seen: %s", (source) => {
  expect(waysOut("core/proxies/planted.ts", source)).toHaveLength(1);
  expect(waysOut("app/_lib/mutate.ts", source)).toHaveLength(1);
});

test.each([
  'import type { IncomingMessage } from "node:http";',
  'import { createServer, type Server, type ServerResponse } from "node:http";',
  'import { isIPv4 } from "node:net";',
  "const fetcher = prefetch(url);",
  "await store.fetch(key);",
])("what is none is not: %s", (source) => expect(waysOut("core/proxies/planted.ts", source)).toEqual([]));
