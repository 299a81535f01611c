import { createServer, Agent as HttpAgent, type RequestListener } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { createRequire } from "node:module";
import { createProxyMiddleware } from "http-proxy-middleware";
import { announce, MAX_CONNECTIONS, peerSettings } from "./settings.ts";

/** Express brings no types, and this is all that is used of it. */
type Express = RequestListener & { use(handler: unknown): void; disable(setting: string): void };
const express = createRequire(import.meta.url)("express") as () => Express;

/** Express with http-proxy-middleware, as Backstage and many gateways do it; with an agent that keeps connections. */
const { upstream, authorization, caText } = peerSettings();
const agent = caText
  ? new HttpsAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, ca: caText })
  : new HttpAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
const app = express();
app.disable("x-powered-by");
app.use(
  createProxyMiddleware({
    target: upstream,
    changeOrigin: true,
    agent,
    headers: { authorization },
    ...(caText ? { ca: caText } : {}),
  }),
);
const server = createServer(app).listen(0, "127.0.0.1", () => announce(server));
