import type { UseRow } from "./queries.ts";

export type Outcome = { kind: "good" | "bad" | "open"; text: string };

/** How a use ended, in words. A code without words of ours is shown as it is, so that it can be looked up. */
const ERRORS: Record<string, string> = {
  dns_error: "The host's name has no address",
  dns_timeout: "Nobody answered where the host is",
  destination_unavailable: "The server can't be reached",
  destination_ip_prohibited: "The host's address may not be called",
  connection_refused: "The server refused the connection",
  connection_terminated: "The server broke the connection off",
  connection_timeout: "The server didn't take the connection in time",
  tls_certificate_error: "The server's certificate isn't trusted",
  tls_protocol_error: "No TLS connection came about",
  http_response_incomplete: "The answer broke off",
  http_response_timeout: "The answer didn't come in time",
  http_response_body_size: "The answer was larger than allowed",
  http_response_header_section_size: "The answer's headers were larger than allowed",
  http_response_content_coding: "The answer was withheld: its coding can't be read",
  SECRET_FROZEN: "Cut: the secret was frozen",
  PROXY_FROZEN: "Cut: the proxy was frozen",
  WORKSPACE_FROZEN: "Cut: the workspace was frozen",
};

export function outcomeOf(use: Pick<UseRow, "status" | "errorCode" | "durationMs">): Outcome {
  const { status, errorCode } = use;
  if (errorCode) {
    const words = ERRORS[errorCode] ?? `Failed: ${errorCode}`;
    return { kind: "bad", text: status ? `Answered ${status}, then: ${words}` : words };
  }
  if (status === null || status === undefined) {
    return {
      kind: "open",
      text: use.durationMs == null ? "Not ended, or Keyhole stopped first" : "No answer",
    };
  }
  if (status === 401 || status === 403) return { kind: "bad", text: `Rejected with ${status}` };
  return { kind: status < 400 ? "good" : "bad", text: `Answered ${status}` };
}
