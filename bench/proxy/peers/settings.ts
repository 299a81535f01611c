import { readFileSync } from "node:fs";
import type { Server } from "node:http";

/** What a peer is told: where to send, what to add, and whom to trust. One peer is one process. */
export type PeerSettings = {
  /** An origin. */
  upstream: string;
  authorization: string;
  /** File of the upstream's authority; null without TLS. */
  ca: string | null;
};

/** As many connections to the upstream as the bench opens at most, so that no peer waits for one. */
export const MAX_CONNECTIONS = 256;

export function peerSettings(): PeerSettings & { caText: string | undefined } {
  const settings = JSON.parse(process.argv[2] ?? "{}") as PeerSettings;
  return { ...settings, caText: settings.ca === null ? undefined : readFileSync(settings.ca, "utf8") };
}

/** Tells the bench the port, and ends with it. */
export function announce(server: Server): void {
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("unreachable: no address");
  process.send?.({ port: address.port });
  process.once("disconnect", () => process.exit(0));
}
