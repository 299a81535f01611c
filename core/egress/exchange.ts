import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { toKeyholeError, UpstreamError } from "#core/errors.ts";
import { AnswerRun } from "./answer-run.ts";
import type { ProxyLimits } from "./limits.ts";
import type { AnswerSink } from "./plan.ts";
import type { Scrubber } from "./scrub.ts";
import { toUpstreamError } from "./upstream-error.ts";

export type Exchange = {
  readonly method: string;
  readonly path: string;
  /** Flat; complete. */
  readonly headers: string[];
  readonly body: Readable | Buffer | null;
  readonly limits: Pick<ProxyLimits, "firstByteMs" | "idleMs" | "totalMs" | "maxResponseBytes">;
  readonly signal: AbortSignal;
  readonly sink: AnswerSink;
  /** Null where no secret is sent: then nothing is searched or decoded. */
  readonly scrubber: Scrubber | null;
  /** Tag of a value that is too short to be searched for; the answer's body is then not handed on. */
  readonly withholdBody: string | null;
  readonly onHead?: (status: number, rawHeaders: readonly Buffer[]) => void;
  /** How many echoes were taken out of an answer that then failed. Told once, before the failure is. */
  readonly onScrubbed?: (count: number) => void;
  /** Told before anything is sent how to end it from outside, with the error that it shall end with. */
  readonly onRunning?: (cut: (error: Error) => void) => void;
};

export type Exchanged = {
  readonly status: number;
  /** Echoes that were taken out, those in header and trailers too. */
  readonly scrubbedCount: number;
  /** Of the body, decoded. */
  readonly responseBytes: number;
};

/**
 * One request and its answer through `pool`, without a stream of our own between the sockets unless the answer has to be
 * decoded: undici's parser is paused while the sink is full (decision 2). Redirects are answers like any other. 1xx
 * answers and the reason phrase are not handed on: they carry no meaning that a caller may rely on (RFC 9112 §4), and
 * each would be one more place for an echo. A coded body is decoded, searched, and handed on decoded when a secret was
 * sent (decision 27).
 * @returns after the last byte went to the sink.
 * @throws {UpstreamError} before and after the answer has begun; whoever has begun it must then cut it off. And whatever
 *   error of ours `cut` was called with.
 */
export function exchange(pool: Dispatcher, request: Exchange): Promise<Exchanged> {
  const { promise, resolve, reject } = Promise.withResolvers<Exchanged>();
  const { signal, limits } = request;
  let timer: NodeJS.Timeout | null = null;
  const run = new AnswerRun(request, (outcome) => {
    signal.removeEventListener("abort", goneAway);
    if (timer !== null) clearTimeout(timer);
    if (!(outcome instanceof Error)) {
      resolve(outcome);
      return;
    }
    if (run.scrubbedCount > 0) request.onScrubbed?.(run.scrubbedCount);
    reject(toKeyholeError(outcome) ?? toUpstreamError(outcome));
  });
  const goneAway = () => run.cut(callerGone());
  signal.addEventListener("abort", goneAway, { once: true });
  if (limits.totalMs !== null) timer = setTimeout(() => run.cut(tookTooLong()), limits.totalMs);
  request.onRunning?.((error) => run.cut(error));
  if (signal.aborted) goneAway();
  if (!run.isSettled) dispatch(pool, request, run);
  return promise;
}

function dispatch(pool: Dispatcher, request: Exchange, run: AnswerRun): void {
  const { path, headers, body, limits } = request;
  const method = request.method as Dispatcher.HttpMethod;
  const timeouts = { headersTimeout: limits.firstByteMs, bodyTimeout: limits.idleMs };
  try {
    pool.dispatch({ method, path, headers, body, ...timeouts }, run);
  } catch (error) {
    // undici quotes what it refuses; nothing that it refuses should get here.
    run.cut(error instanceof Error ? error : new Error("undici threw what is no error"));
  }
}

function callerGone(): UpstreamError {
  return new UpstreamError("connection_terminated", "The caller went away.", { reason: "caller_gone" });
}

function tookTooLong(): UpstreamError {
  const message = "The upstream's answer took longer than this proxy allows.";
  return new UpstreamError("http_response_timeout", message, { reason: "total_time" });
}
