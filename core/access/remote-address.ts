import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { processState } from "#platform/process-state.ts";

/**
 * A route handler of Next is given headers and no socket. server/main.ts therefore writes the peer's address into a
 * header before it hands a request to Next. A caller cannot write it too: it counts only with a mark that this process
 * made for itself, which nobody else knows. In a bare `next start` nobody stamps, and the address stays unknown.
 */
const HEADER = "x-keyhole-remote-address";

function mark(): string {
  return processState("remoteAddressMark", () => randomBytes(16).toString("hex"));
}

/** For server/main.ts: call on each request that goes to Next. Replaces whatever the caller sent under this name. */
export function stampRemoteAddress(request: {
  headers: IncomingHttpHeaders;
  socket: { remoteAddress?: string | undefined };
}): void {
  delete request.headers[HEADER];
  const { remoteAddress } = request.socket;
  if (remoteAddress !== undefined) request.headers[HEADER] = `${mark()} ${remoteAddress}`;
}

/** For route handlers: the peer's address, or null when this process did not stamp it. */
export function readRemoteAddress(headers: Headers): string | null {
  const [given, address] = headers.get(HEADER)?.split(" ") ?? [];
  return given === mark() && address ? address : null;
}
