import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import next from "next";
import { stampRemoteAddress } from "#core/access/remote-address.ts";
import { config } from "#platform/config.ts";
import { addPageHeaders } from "./page-headers.ts";

/** Next behind our listener. It never has a listener of its own, and never sees /proxy or GraphQL (decision 1). */
export type Pages = {
  answer(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** The reload channel of `npm run dev`; null in production, where nothing may be upgraded (N-3). */
  upgrade: ((req: IncomingMessage, socket: Duplex, head: Buffer) => void) | null;
  close(): Promise<void>;
};

export async function openPages(isDev: boolean): Promise<Pages> {
  const { host, port } = config();
  // Next takes upgrades from the server it is given, else from the one its first request came on, and would connect
  // wherever the request says. It gets one that never listens; what may be upgraded is decided in listener.ts.
  const upgrades = createServer();
  const app = next({
    dev: isDev,
    dir: process.cwd(),
    hostname: host,
    port,
    quiet: true,
    httpServer: upgrades,
  });
  const before = listenersOf();
  await app.prepare();
  dropListenersBut(before);
  const handle = app.getRequestHandler();
  return {
    answer: async (req, res) => {
      stampRemoteAddress(req);
      addPageHeaders(req, res, isDev);
      await handle(req, res);
    },
    upgrade: isDev ? (req, socket, head) => void upgrades.emit("upgrade", req, socket, head) : null,
    close: () => app.close(),
  };
}

const FAILURES = ["uncaughtException", "unhandledRejection"] as const;

/** Next adds listeners that print whole errors and let the process go on after anything; server/main.ts has its own. */
function listenersOf(): Set<unknown> {
  return new Set(FAILURES.flatMap((name) => process.listeners(name as "uncaughtException")));
}

function dropListenersBut(before: ReadonlySet<unknown>): void {
  for (const name of FAILURES) {
    for (const listener of process.listeners(name as "uncaughtException")) {
      if (!before.has(listener)) process.off(name, listener);
    }
  }
}
