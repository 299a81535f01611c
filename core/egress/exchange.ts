import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { UpstreamError } from "#core/errors.ts";
import { answerHeaders, hiddenCoding } from "./answer-headers.ts";
import type { AnswerSink } from "./plan.ts";
import type { BodyScrubber, Scrubber } from "./scrub.ts";
import { toUpstreamError } from "./upstream-error.ts";

export type Exchange = {
  readonly method: string;
  readonly path: string;
  /** Flat; complete. */
  readonly headers: string[];
  readonly body: Readable | null;
  readonly firstByteMs: number;
  readonly idleMs: number;
  readonly signal: AbortSignal;
  readonly sink: AnswerSink;
  readonly scrubber: Scrubber | null;
};

/** States: waiting, answering (after `start`), settled. */
type Run = {
  readonly request: Exchange;
  readonly resolve: (status: number) => void;
  /** Ends waiting and answering alike. */
  readonly fail: (error: unknown) => void;
  readonly cancel: () => void;
  controller: Dispatcher.DispatchController | null;
  status: number;
  /** Null also while nothing has to be searched. */
  body: BodyScrubber | null;
};

/**
 * One request and its answer through `pool`, without a stream of our own between the sockets: undici's parser is
 * paused while the sink is full (decision 2). Redirects are answers like any other. 1xx answers, the reason phrase and
 * trailers are not handed on: they carry no meaning that a caller may rely on (RFC 9110 §6.5.1, RFC 9112 §4), and each
 * would be one more place for an echo.
 * @returns the status, after the last byte went to the sink.
 * @throws {UpstreamError} in both states; whoever has started an answer must then cut it off.
 */
export function exchange(pool: Dispatcher, request: Exchange): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const { signal } = request;
  const settle = () => signal.removeEventListener("abort", run.cancel);
  const run: Run = {
    request,
    controller: null,
    status: 0,
    body: null,
    resolve: (status) => {
      settle();
      resolve(status);
    },
    fail: (error) => {
      settle();
      reject(toUpstreamError(error));
    },
    cancel: () => {
      const gone = new UpstreamError("connection_terminated", "The caller went away.", {
        reason: "caller_gone",
      });
      run.controller?.abort(gone);
      run.fail(gone);
    },
  };
  signal.addEventListener("abort", run.cancel, { once: true });
  if (signal.aborted) run.cancel();
  else dispatch(pool, run);
  return promise;
}

function dispatch(pool: Dispatcher, run: Run): void {
  const { method, path, headers, body, firstByteMs, idleMs } = run.request;
  const options = { method: method as Dispatcher.HttpMethod, path, headers, body };
  try {
    pool.dispatch({ ...options, headersTimeout: firstByteMs, bodyTimeout: idleMs }, handlerOf(run));
  } catch (error) {
    // undici quotes what it refuses; nothing that it refuses should get here.
    run.fail(error);
  }
}

function handlerOf(run: Run): Dispatcher.DispatchHandler {
  const { signal, sink } = run.request;
  return {
    onRequestStart(controller) {
      run.controller = controller;
      if (signal.aborted) run.cancel();
    },
    onResponseStart(controller, status) {
      if (status >= 200) start(run, status, controller.rawHeaders as Buffer[]);
    },
    onResponseData(controller, chunk) {
      const bytes = run.body === null ? chunk : run.body.push(chunk);
      if (bytes.length === 0 || sink.write(bytes)) return;
      controller.pause();
      sink.onDrain(() => controller.resume());
    },
    onResponseEnd() {
      const rest = run.body?.end();
      if (rest && rest.length > 0) sink.write(rest);
      sink.end();
      run.resolve(run.status);
    },
    onResponseError(_controller, error) {
      run.fail(error);
    },
  };
}

/** @throws {UpstreamError} to undici, which then drops the connection and gives the error back to us. */
function start(run: Run, status: number, raw: readonly Buffer[]): void {
  const { method, scrubber, sink } = run.request;
  const hasBody = method !== "HEAD" && status !== 204 && status !== 304;
  if (scrubber !== null && hasBody) {
    if (hiddenCoding(raw) !== null) throw unreadable();
    run.body = scrubber.body();
  }
  run.status = status;
  sink.start(status, answerHeaders(raw, { scrubber, keepsLength: run.body === null }));
}

function unreadable(): UpstreamError {
  return new UpstreamError(
    "http_response_content_coding",
    "The upstream compressed its answer although it was asked not to, so it can't be searched for the secret.",
  );
}
