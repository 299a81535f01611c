import { recordAudit } from "#core/audit/record.ts";
import { type CollectedAnswer, collectAnswer } from "#core/egress/collect-answer.ts";
import type { OpenedValues } from "#core/egress/opened-values.ts";
import { leave, type Presence } from "#core/egress/plan.ts";
import { type Sent, sendWithSecrets } from "#core/egress/send-with-secrets.ts";
import { toKeyholeError } from "#core/errors.ts";
import type { Actor } from "#core/permissions/actor.ts";
import type { ProxyForRequest } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { planFor } from "./request-plan.ts";
import { parseTargetUrl } from "./target-url.ts";
import type { TestRequest } from "./test-request.ts";

export type TestAnswer = {
  readonly answer: CollectedAnswer;
  readonly scrubbedCount: number;
  readonly durationMs: number;
  /** Of ours or of the upstream, in the words that a caller would hear; null when an answer came. */
  readonly failure: { readonly code: string; readonly message: string } | null;
};

/** Somebody sits before it and waits. */
const TOTAL_MS = 15_000;
/** Far more than is looked at. What comes behind it is not waited for. */
const MAX_BODY_BYTES = 262_144;

/**
 * Records that somebody tries a proxy, before anything is sent: where nothing can be written, nothing is tried. Of the
 * address only the origin: paths and queries may hold what is nobody else's business (L-3).
 */
export async function recordTest(
  actor: Actor,
  action: "plugin_proxy.tested" | "plugin_proxy.canary_sent",
  { id, tag }: ProxyForRequest,
  { method, url }: TestRequest,
): Promise<void> {
  const origin = URL.canParse(url) ? new URL(url).origin : null;
  const facts = [
    { field: "method", after: method },
    { field: "origin", after: origin },
  ];
  await inWorkspace(actor.workspaceId, (tx) =>
    recordAudit(tx, actor, action, { type: "plugin_proxy", id, label: tag }, facts),
  );
}

/**
 * Sends a made-up request through a proxy as `forward` would: the same plan, limits, address policy, scrubbing.
 * @param standIns throw-away values in the place of the secrets; left out, the secrets themselves are sent.
 */
export async function sendTestRequest(
  actor: Actor,
  proxy: ProxyForRequest,
  request: TestRequest,
  standIns?: (tags: readonly string[]) => OpenedValues,
): Promise<TestAnswer> {
  const caller: Presence = { isGone: false, onGone: null };
  const { sink, answer } = collectAnswer(MAX_BODY_BYTES, () => leave(caller));
  const startedAt = performance.now();
  let sent: Pick<Sent, "scrubbedCount"> = { scrubbedCount: 0 };
  let failure: TestAnswer["failure"] = null;
  try {
    const target = parseTargetUrl(request.url);
    const { request: planned, limits } = planFor(proxy, target);
    sent = await sendWithSecrets({
      workspaceId: actor.workspaceId,
      use: { actor, via: { kind: "proxy", id: proxy.id, tag: proxy.tag } },
      method: request.method,
      target,
      headers: request.headers,
      request: planned,
      ...(standIns ? { standIns: standIns(planned.plan.tags) } : {}),
      body: null,
      // GraphQL's own door does not say; KEYHOLE_URL and PORT are known anyway.
      listenerPort: null,
      limits: { ...limits, totalMs: Math.min(limits.totalMs ?? TOTAL_MS, TOTAL_MS) },
      caller,
      sink,
    });
  } catch (error) {
    // What was stopped because there was enough of it has not failed.
    if (!answer.isTruncated) failure = toFailure(error);
  }
  return { answer, ...sent, durationMs: Math.round(performance.now() - startedAt), failure };
}

function toFailure(error: unknown): TestAnswer["failure"] {
  const known = toKeyholeError(error);
  if (known === null || known.kind === "users" || known.kind === "access") throw error;
  return { code: known.code, message: known.message };
}
