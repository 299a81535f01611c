import type { Dispatcher } from "undici";
import { toKeyholeError, UpstreamError } from "#core/errors.ts";
import { AnswerRun, type Exchange, type Exchanged } from "./answer-run.ts";
import { toUpstreamError } from "./upstream-error.ts";

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
  const { caller, limits } = request;
  let timer: NodeJS.Timeout | null = null;
  const run = new AnswerRun(request, (outcome) => {
    caller.onGone = null;
    if (timer !== null) clearTimeout(timer);
    if (!(outcome instanceof Error)) {
      resolve(outcome);
      return;
    }
    if (run.scrubbedCount > 0) request.onScrubbed?.(run.scrubbedCount);
    reject(toKeyholeError(outcome) ?? toUpstreamError(outcome));
  });
  caller.onGone = () => run.cut(callerGone());
  if (limits.totalMs !== null) timer = setTimeout(() => run.cut(tookTooLong()), limits.totalMs);
  request.onRunning?.((error) => run.cut(error));
  if (caller.isGone) run.cut(callerGone());
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
