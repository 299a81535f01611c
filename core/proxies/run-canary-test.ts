import { randomBytes } from "node:crypto";
import type { CollectedAnswer } from "#core/egress/collect-answer.ts";
import type { OpenedValues } from "#core/egress/opened-values.ts";
import { BODY_MARKER, HEADER_MARKER } from "#core/egress/scrub.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { type ProxyUnderTest, proxyUnderTest } from "./proxy-under-test.ts";
import { recordTest, sendTestRequest, type TestAnswer } from "./send-test-request.ts";
import { readTestRequest, type TestRequestInput } from "./test-request.ts";

export type RunCanaryTestInput = TestRequestInput & { readonly subject: ProxyUnderTest };

export type CanaryTest = {
  /** True when the host sent back what stood in the place of a secret. False is no promise about the next request. */
  readonly isEchoed: boolean;
  /** Names of headers of the answer in which it stood. */
  readonly echoingHeaders: string[];
  readonly isEchoedInBody: boolean;
  readonly status: number | null;
  readonly durationMs: number;
  readonly failure: TestAnswer["failure"];
};

/**
 * Sends a throw-away value in the place of each secret, and tells whether the host echoes it, before a real value goes
 * there (security.md B-4). No secret is opened, so none has to exist, and destinations, which guard values, do not count;
 * the address policy and the limits do.
 * @throws {AccessError} FORBIDDEN without EDIT_PLUGIN_PROXIES. @throws {UserError} NOT_FOUND.
 * @throws {UserErrors} those of a draft and of `readTestRequest`.
 */
export async function runCanaryTest(actor: Actor, input: RunCanaryTestInput): Promise<CanaryTest> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const request = readTestRequest(input);
  const proxy = await proxyUnderTest(actor, input.subject);
  await recordTest(actor, "plugin_proxy.canary_sent", proxy, request);
  const { answer, scrubbedCount, durationMs, failure } = await sendTestRequest(
    actor,
    proxy,
    request,
    throwAwayValues,
  );
  // An answer that was stopped half-way has not told its count; the markers in it have.
  const isSuspect = scrubbedCount > 0 || answer.isTruncated;
  const echoingHeaders = isSuspect ? headersWithMarker(answer) : [];
  const isEchoedInBody = isSuspect && Buffer.concat(answer.body).includes(BODY_MARKER);
  return {
    isEchoed: scrubbedCount > 0 || isEchoedInBody || echoingHeaders.length > 0,
    echoingHeaders,
    isEchoedInBody,
    status: answer.status,
    durationMs,
    failure,
  };
}

/** As long as most tokens, and of their alphabet: 30 random bytes are 40 characters. */
function throwAwayValues(tags: readonly string[]): OpenedValues {
  return new Map(
    tags.map((tag) => {
      const bytes = Buffer.from(randomBytes(30).toString("base64url"), "latin1");
      return [tag, { tag, secretId: "", version: 0, bytes }];
    }),
  );
}

function headersWithMarker({ headers }: CollectedAnswer): string[] {
  const marker = HEADER_MARKER.toString("latin1");
  return headers.filter((_, i) => i % 2 === 0 && headers[i + 1]?.includes(marker));
}
