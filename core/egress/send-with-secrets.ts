import type { Readable } from "node:stream";
import { toKeyholeError, UserError } from "#core/errors.ts";
import { openSecrets } from "#core/secrets/open-secrets.ts";
import { MIN_SCRUBBED_BYTES } from "#core/secrets/secret-input.ts";
import { beginUse, type Use, type UseFacts, type UseOutcome } from "#core/uses/begin-use.ts";
import { tokenExpiry } from "#core/uses/token-expiry.ts";
import { now } from "#platform/clock.ts";
import type { Exchange } from "./answer-run.ts";
import { exchange } from "./exchange.ts";
import { admit } from "./limits.ts";
import {
  type OpenedValue,
  type OpenedValues,
  openedValues,
  releaseValues,
  scrubberFor,
} from "./opened-values.ts";
import type { EgressPlan } from "./plan.ts";
import { type PlannedRequest, withoutOverridden } from "./reference-plan.ts";
import { type Rendered, renderRequest } from "./render-request.ts";
import { boundedBody } from "./request-body.ts";
import { type Running, trackRunning } from "./running.ts";
import { createScrubber, type Scrubber } from "./scrub.ts";
import { upstreamFor } from "./upstream-pools.ts";

/** What a record of the use may say. No value, no path, no query. */
export type Sent = {
  readonly status: number;
  readonly secretTags: readonly string[];
  /** How many echoes were taken out. */
  readonly scrubbedCount: number;
  readonly responseBytes: number;
};

const NO_VALUES: OpenedValues = new Map();
const NOT_RECORDED: Use = { end: () => undefined };

/**
 * Sends one request with secrets in it, and hands the answer to `plan.sink` without their echoes. The only caller of
 * the door: proxies and workflows both come here, so that what is enforced for one is enforced for all.
 * In this order: the address is checked, the request is admitted, the secrets are opened (each only if it may go to this
 * origin), everything is rendered, the use is recorded, the request is sent. A failure before the last step sends
 * nothing. Never follows a redirect. Never retries. While everything is warm, nothing is waited for before the sending.
 * @throws {UserError} SECRET_MISSING, SECRET_HOST_NOT_ALLOWED, VALUE_NOT_SENDABLE, METHOD_NOT_ALLOWED,
 *   TOO_MANY_REQUESTS, REQUEST_TOO_LARGE, SECRET_FROZEN.
 * @throws {UnavailableError} TAMPERED, KEY_UNAVAILABLE; a database error when it can't be read.
 * @throws {UpstreamError} for everything on the other side, destination_ip_prohibited included.
 */
export async function sendWithSecrets(plan: EgressPlan): Promise<Sent> {
  checkMethod(plan.method);
  const { workspaceId, target, use, limits, listenerPort } = plan;
  const { origin } = target;
  const running = trackRunning({ workspaceId, actorId: use.actor.id, proxyId: use.via.id });
  const outcome = newOutcome();
  let recorded = NOT_RECORDED;
  let startedAt = 0;
  let release: (() => void) | null = null;
  try {
    const { connectMs } = limits;
    const upstream = upstreamFor({ workspaceId, origin, endpoint: target, listenerPort, connectMs });
    // A connection that is open goes to an address that was checked; a new one is checked again as it is made.
    if (!upstream.isConnected()) await upstream.addresses();
    release = admit({ workspaceId, callerId: use.actor.id, origin, limits });
    const request = withoutOverridden(plan.request, plan.headers);
    checkOrigin(request, origin);
    const { tags } = request.plan;
    const wanted = { workspaceId, origin, tags };
    const opening = plan.standIns ?? (tags.length === 0 ? NO_VALUES : openedValues(wanted, openSecrets));
    const values = opening instanceof Promise ? await opening : opening;
    const prepared = prepare(plan, request, values);
    running.secretIds = prepared.secrets.map(({ secretId }) => secretId);
    startedAt = performance.now();
    const beginning = plan.standIns ? NOT_RECORDED : beginUse(factsOf(plan, prepared));
    recorded = beginning instanceof Promise ? await beginning : beginning;
    // No function of its own that waits for it too: that would be one more promise for each request.
    const exchanged = await exchange(upstream.pool, toExchange(plan, prepared, running, outcome));
    outcome.scrubbedCount = exchanged.scrubbedCount;
    return { ...exchanged, secretTags: tags };
  } catch (error) {
    outcome.errorCode = errorCodeOf(error);
    throw error;
  } finally {
    release?.();
    running.end();
    outcome.durationMs = performance.now() - startedAt;
    recorded.end(outcome);
  }
}

type Outcome = { -readonly [name in keyof UseOutcome]: UseOutcome[name] };

function newOutcome(): Outcome {
  return { status: null, errorCode: null, durationMs: 0, scrubbedCount: 0, expiresAt: null };
}

const NEVER_SENT: ReadonlySet<string> = new Set(["TRACE", "TRACK", "CONNECT", "PRI"]);

/**
 * TRACE and TRACK answer with the headers that they got; CONNECT would be a tunnel that nobody looks into (P-5).
 * @throws {UserError} METHOD_NOT_ALLOWED.
 */
export function checkMethod(method: string): void {
  if (!NEVER_SENT.has(method.toUpperCase())) return;
  throw new UserError("METHOD_NOT_ALLOWED", "Keyhole does not send this method.");
}

/** Rules that were chosen for one origin never go to another, whoever mixed them up. */
function checkOrigin({ plan }: PlannedRequest, origin: string): void {
  if (plan.origins.every((each) => each === origin)) return;
  throw new Error("A plan for one origin was sent to another.");
}

type Prepared = {
  readonly rendered: Rendered;
  readonly scrubber: Scrubber | null;
  readonly withholdBody: string | null;
  readonly body: Readable | Buffer | null;
  readonly tags: readonly string[];
  readonly secrets: readonly { readonly tag: string; readonly secretId: string; readonly version: number }[];
};

/** Renders and prepares to scrub, without waiting: opened bytes are good only until the next await. */
function prepare(plan: EgressPlan, request: PlannedRequest, values: OpenedValues): Prepared {
  try {
    const rendered = renderRequest(plan, request, values);
    const { tags } = request.plan;
    const opened = tags.map((tag) => values.get(tag) as OpenedValue);
    const scrubber = tags.length === 0 ? null : scrubberFor(opened, rendered.pairs, createScrubber);
    for (const pair of rendered.pairs) pair.fill(0);
    const tooShort = opened.find(({ bytes }) => bytes.length < MIN_SCRUBBED_BYTES);
    const secrets = opened.map(({ tag, secretId, version }) => ({ tag, secretId, version }));
    const { maxRequestBytes } = plan.limits;
    const body = boundedBody({ body: rendered.body, headers: plan.headers, maxRequestBytes });
    return { rendered, scrubber, withholdBody: tooShort?.tag ?? null, body, tags, secrets };
  } finally {
    releaseValues(values);
  }
}

function factsOf({ workspaceId, use, target, method }: EgressPlan, { secrets }: Prepared): UseFacts {
  const { actor, via } = use;
  return { workspaceId, actor, via, secrets, origin: target.origin, method, startedAt: now() };
}

function toExchange(plan: EgressPlan, prepared: Prepared, running: Running, outcome: Outcome): Exchange {
  const { method, limits, caller, sink } = plan;
  const { rendered, scrubber, withholdBody, body, tags } = prepared;
  return {
    method,
    path: rendered.path,
    headers: rendered.headers,
    body,
    limits,
    caller,
    sink,
    scrubber,
    withholdBody,
    onRunning: (cut) => running.started(cut),
    onScrubbed: (count) => {
      outcome.scrubbedCount = count;
    },
    onHead: (status, raw) => {
      outcome.status = status;
      if (tags.length > 0) outcome.expiresAt = tokenExpiry(raw);
    },
  };
}

function errorCodeOf(error: unknown): string {
  const known = toKeyholeError(error);
  return known !== null && "code" in known ? known.code : "INTERNAL";
}
