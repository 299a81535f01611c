import { createServer } from "node:http";
import fastProxy from "fast-proxy";
import { announce, MAX_CONNECTIONS, peerSettings } from "./settings.ts";

/** fast-proxy over undici, the faster of its two ways (its demos/gateway-undici.js). */
const { upstream, authorization, caText } = peerSettings();
const { proxy } = fastProxy({
  base: upstream,
  undici: {
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    ...(caText ? { connect: { ca: caText } } : {}),
  },
});
const options = {
  rewriteRequestHeaders: (_req: unknown, headers: object) => ({ ...headers, authorization }),
};
const server = createServer((req, res) => proxy(req, res, req.url ?? "/", options)).listen(
  0,
  "127.0.0.1",
  () => announce(server),
);
