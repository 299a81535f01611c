import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";

/** A server on a free port of loopback. @returns its origin, and what ends it with every connection. */
export async function startLocalServer(
  answer: RequestListener,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
