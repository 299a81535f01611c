import type { Readable } from "node:stream";
import type { Dispatcher } from "undici";
import { UpstreamError } from "#core/errors.ts";
import { answerHeaders, answerTrailers, fieldValue } from "./answer-headers.ts";
import { codingsOf, unknownCoding } from "./codings.ts";
import { createDecoder, type Decoder } from "./decode-answer.ts";
import type { ProxyLimits } from "./limits.ts";
import type { AnswerSink, Presence } from "./plan.ts";
import type { AnswerScrubber, Scrubber } from "./scrub.ts";
import { withheldAnswer } from "./withheld-answer.ts";

export type Exchange = {
  readonly method: string;
  readonly path: string;
  /** Flat; complete. */
  readonly headers: string[];
  readonly body: Readable | Buffer | null;
  readonly limits: Pick<ProxyLimits, "firstByteMs" | "idleMs" | "totalMs" | "maxResponseBytes">;
  readonly caller: Presence;
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

/** A withheld body that is announced to be shorter is read to its end, so that the connection can be used again. */
const MAX_DRAINED_BYTES = 65_536;

/**
 * What undici tells of one request, and what becomes of it: header and body go to the sink, decoded and without echoes.
 * States: waiting, begun (the sink has the head), settled. Errors that are thrown here go to undici, which drops the
 * connection and hands them back to `onResponseError`.
 */
export class AnswerRun implements Dispatcher.DispatchHandler {
  isSettled = false;
  readonly #request: Exchange;
  readonly #settle: (outcome: Exchanged | Error) => void;
  #controller: Dispatcher.DispatchController | null = null;
  #scrubber: AnswerScrubber | null = null;
  /** Null also while the body is neither searched nor to be left out. */
  #body: AnswerScrubber | null = null;
  #decoder: Decoder | null = null;
  /** The head of a coded answer, until there is reason to believe the coding. */
  #waiting: readonly string[] | null = null;
  /** Whether a piece of a coded body has come. */
  #isFed = false;
  #isWithheld = false;
  #status = 0;
  #bytes = 0;
  #trailers: readonly string[] = [];

  constructor(request: Exchange, settle: (outcome: Exchanged | Error) => void) {
    this.#request = request;
    this.#settle = settle;
  }

  get scrubbedCount(): number {
    return this.#scrubber?.count ?? 0;
  }

  /** Ends it in every state; nothing once it has settled. */
  cut(error: Error): void {
    if (this.isSettled) return;
    this.#finish(error);
    this.#controller?.abort(error);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.isSettled) controller.abort(new Error("cut before it began"));
  }

  onResponseStart(controller: Dispatcher.DispatchController, status: number): void {
    if (status < 200 || this.isSettled) return;
    const { method, scrubber, withholdBody, onHead } = this.#request;
    const raw = controller.rawHeaders as Buffer[];
    const hasBody = method !== "HEAD" && status !== 204 && status !== 304;
    this.#status = status;
    onHead?.(status, raw);
    if (withholdBody !== null) this.#withhold(raw, withholdBody, hasBody);
    else if (scrubber === null) this.#handOn(raw, hasBody);
    else this.#search(raw, hasBody, scrubber);
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.isSettled || this.#isWithheld) return;
    if (this.#decoder === null) {
      if (this.#take(chunk)) return;
      controller.pause();
      this.#request.sink.onDrain(() => controller.resume());
      return;
    }
    controller.pause();
    this.#isFed = true;
    this.#decoder.push(chunk, () => {
      this.#beginDecoded();
      controller.resume();
    });
  }

  onResponseEnd(controller: Dispatcher.DispatchController): void {
    if (this.isSettled) return;
    if (this.#isWithheld) {
      this.#finish(this.#outcome());
      return;
    }
    this.#trailers = answerTrailers(controller.rawTrailers as Buffer[] | null, this.#scrubber);
    if (this.#decoder === null) this.#end();
    else this.#decoder.end();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (!this.isSettled) this.#finish(error);
  }

  /** Where no secret was sent, everything crosses as it came. */
  #handOn(raw: readonly Buffer[], hasBody: boolean): void {
    if (hasBody) this.#checkLength(raw);
    this.#begin(answerHeaders(raw, { scrubber: null, isSame: true }));
  }

  #search(raw: readonly Buffer[], hasBody: boolean, scrubber: Scrubber): void {
    const codings = codingsOf(raw);
    if (codings === null && hasBody) throw unknownCoding();
    const isCoded = codings !== null && codings.length > 0;
    if (hasBody && !isCoded) this.#checkLength(raw);
    this.#scrubber = scrubber.open();
    if (hasBody) this.#body = this.#scrubber;
    const headers = answerHeaders(raw, { scrubber: this.#scrubber, isSame: !hasBody && !isCoded });
    if (hasBody && isCoded) this.#decode(codings, headers);
    else this.#begin(headers);
  }

  #begin(headers: readonly string[]): void {
    this.#request.sink.start(this.#status, headers);
  }

  /**
   * The head waits for the piece of body that came with it: where that is not in the coding it names, the caller gets a
   * problem document and not half an answer. Where none came, as before the first event of a stream, it goes at once.
   */
  #decode(codings: readonly string[], headers: readonly string[]): void {
    this.#waiting = headers;
    process.nextTick(() => {
      if (!this.#isFed) this.#beginDecoded();
    });
    this.#decoder = createDecoder(codings, {
      data: (bytes) => {
        this.#beginDecoded();
        try {
          if (this.#take(bytes)) return true;
        } catch (error) {
          this.cut(error as Error);
          return true;
        }
        this.#request.sink.onDrain(() => this.#decoder?.resume());
        return false;
      },
      end: () => {
        this.#beginDecoded();
        this.#end();
      },
      fail: (error) => this.cut(error),
    });
  }

  #beginDecoded(): void {
    if (this.#waiting === null || this.isSettled) return;
    this.#begin(this.#waiting);
    this.#waiting = null;
  }

  /** @returns false when the sink is full. */
  #take(bytes: Buffer): boolean {
    const { maxResponseBytes } = this.#request.limits;
    this.#bytes += bytes.length;
    if (maxResponseBytes !== null && this.#bytes > maxResponseBytes) throw tooLarge(maxResponseBytes);
    const free = this.#body === null ? bytes : this.#body.push(bytes);
    return free.length === 0 || this.#request.sink.write(free);
  }

  #end(): void {
    if (this.isSettled) return;
    const { sink } = this.#request;
    const rest = this.#body?.end();
    if (rest && rest.length > 0) sink.write(rest);
    sink.end(this.#trailers, this.#body !== null && this.#body.count === 0 ? this.#bytes : null);
    this.#finish(this.#outcome());
  }

  #outcome(): Exchanged {
    return { status: this.#status, scrubbedCount: this.scrubbedCount, responseBytes: this.#bytes };
  }

  #finish(outcome: Exchanged | Error): void {
    this.isSettled = true;
    this.#decoder?.destroy();
    this.#settle(outcome);
  }

  #checkLength(raw: readonly Buffer[]): void {
    const { maxResponseBytes } = this.#request.limits;
    if (maxResponseBytes === null) return;
    const length = contentLength(raw);
    if (length !== null && length > maxResponseBytes) throw tooLarge(maxResponseBytes);
  }

  #withhold(raw: readonly Buffer[], tag: string, hasBody: boolean): void {
    const { sink } = this.#request;
    const { headers, body } = withheldAnswer(raw, { status: this.#status, tag, hasBody });
    this.#isWithheld = true;
    this.#begin(headers);
    if (body !== null) sink.write(body);
    sink.end([], null);
    const length = contentLength(raw);
    if (!hasBody || (length !== null && length <= MAX_DRAINED_BYTES)) return;
    this.#finish(this.#outcome());
    this.#controller?.abort(new Error("nobody reads it"));
  }
}

function contentLength(raw: readonly Buffer[]): number | null {
  const length = fieldValue(raw, "content-length");
  return length === null ? null : Number(length);
}

function tooLarge(max: number): UpstreamError {
  const message = `The upstream's answer is longer than the ${max} bytes that this proxy allows.`;
  return new UpstreamError("http_response_body_size", message);
}
