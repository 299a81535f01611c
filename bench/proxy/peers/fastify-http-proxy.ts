import httpProxy from "@fastify/http-proxy";
import fastify from "fastify";
import { announce, MAX_CONNECTIONS, peerSettings } from "./settings.ts";

/** @fastify/http-proxy with its defaults: undici, no log, bodies passed on unparsed. */
const { upstream, authorization, caText } = peerSettings();
const app = fastify({ logger: false });
await app.register(httpProxy, {
  upstream,
  replyOptions: { rewriteRequestHeaders: (_req, headers) => ({ ...headers, authorization }) },
  undici: {
    connections: MAX_CONNECTIONS,
    pipelining: 1,
    ...(caText ? { connect: { ca: caText } } : {}),
  },
});
await app.listen({ port: 0, host: "127.0.0.1" });
announce(app.server);
