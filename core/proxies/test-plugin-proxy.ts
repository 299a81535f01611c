import { headerOf } from "#core/egress/collect-answer.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { authorize } from "#core/permissions/authorize.ts";
import { explain, type ProxyRequestExplanation } from "./explain-proxy-request.ts";
import type { PluginProxySelector } from "./proxy-selector.ts";
import { proxyUnderTest } from "./proxy-under-test.ts";
import { recordTest, sendTestRequest, type TestAnswer } from "./send-test-request.ts";
import { readTestRequest, type TestRequestInput } from "./test-request.ts";

export type TestPluginProxyInput = TestRequestInput & { readonly proxy: PluginProxySelector };

export type ProxyTest = {
  readonly explanation: ProxyRequestExplanation;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly durationMs: number;
  readonly contentType: string | null;
  /** Of the body without echoes, as far as it was read. */
  readonly responseBytes: number;
  /** The first 2 KB of a body that is text, without echoes. */
  readonly bodyStart: string | null;
  /** False when reading was stopped before the end. */
  readonly isComplete: boolean;
  /** Echoes that were taken out. */
  readonly scrubbedCount: number;
  readonly failure: TestAnswer["failure"];
};

/** What a person reads to see whether it is the answer that was meant. */
const BODY_START_BYTES = 2_048;

/**
 * Sends a request through a saved proxy, secrets and all, and tells what came back. A draft is not sent: whoever could
 * would send a secret by a rule that nobody has seen. The use is recorded like any other.
 * @throws {AccessError} FORBIDDEN without EDIT_PLUGIN_PROXIES. @throws {UserError} NOT_FOUND.
 * @throws {UserErrors} those of `readTestRequest`.
 */
export async function testPluginProxy(actor: Actor, input: TestPluginProxyInput): Promise<ProxyTest> {
  authorize(actor, "EDIT_PLUGIN_PROXIES");
  const request = readTestRequest(input);
  const { id, tag } = input.proxy;
  const proxy = await proxyUnderTest(actor, { id: id ?? null, tag: tag ?? null }, "proxy");
  const explanation = await explain(actor.workspaceId, proxy, request);
  await recordTest(actor, "plugin_proxy.tested", proxy, request);
  const { answer, scrubbedCount, durationMs, failure } = await sendTestRequest(actor, proxy, request);
  return {
    explanation,
    status: answer.status,
    durationMs,
    contentType: headerOf(answer.headers, "content-type"),
    responseBytes: answer.bodyBytes,
    bodyStart: textOf(Buffer.concat(answer.body)),
    isComplete: failure === null && !answer.isTruncated,
    scrubbedCount,
    failure,
  };
}

/** Null for what is no UTF-8 text. A character that the cut splits is left out. */
function textOf(body: Buffer): string | null {
  if (body.length === 0) return null;
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(body.subarray(0, BODY_START_BYTES), {
    stream: true,
  });
  return text.includes("\0") || text.includes("\ufffd") ? null : text;
}
