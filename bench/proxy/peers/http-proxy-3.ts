import { createServer, Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { createProxyServer } from "http-proxy-3";
import { announce, MAX_CONNECTIONS, peerSettings } from "./settings.ts";

/** http-proxy-3 with an agent that keeps connections, as its README shows; by default it opens one for each request. */
const { upstream, authorization, caText } = peerSettings();
const agent = caText
  ? new HttpsAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS, ca: caText })
  : new HttpAgent({ keepAlive: true, maxSockets: MAX_CONNECTIONS });
const proxy = createProxyServer({
  target: upstream,
  agent,
  changeOrigin: true,
  headers: { authorization },
  ...(caText ? { ca: caText } : {}),
});
proxy.on("error", (_error, _req, res) => {
  if ("writeHead" in res && !res.headersSent) res.writeHead(502).end();
  else res.destroy();
});
const server = createServer((req, res) => {
  void proxy.web(req, res);
}).listen(0, "127.0.0.1", () => announce(server));
