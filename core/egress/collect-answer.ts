import type { AnswerSink } from "./plan.ts";

/** What a test shows of an answer; it has no caller to stream it to. */
export type CollectedAnswer = {
  /** Null while there is no answer. */
  status: number | null;
  /** Flat, without echoes. */
  headers: readonly string[];
  /** The first bytes of the body, without echoes. */
  body: Buffer[];
  bodyBytes: number;
  /** True when reading was stopped because there was more than is shown. */
  isTruncated: boolean;
};

/**
 * A sink that keeps the beginning of an answer, and calls `stop` when it has enough: a test of an endless stream ends too.
 * @param maxBytes how much of the body is kept and counted.
 */
export function collectAnswer(
  maxBytes: number,
  stop: () => void,
): { sink: AnswerSink; answer: CollectedAnswer } {
  const answer: CollectedAnswer = { status: null, headers: [], body: [], bodyBytes: 0, isTruncated: false };
  const sink: AnswerSink = {
    start(status, headers) {
      answer.status = status;
      answer.headers = headers;
    },
    write(bytes) {
      const room = maxBytes - answer.bodyBytes;
      if (room > 0) answer.body.push(Buffer.from(bytes.subarray(0, room)));
      answer.bodyBytes += Math.min(room, bytes.length);
      if (bytes.length <= room) return true;
      answer.isTruncated = true;
      stop();
      return false;
    },
    // Whatever was stopped needs no more.
    onDrain: () => undefined,
    end: () => undefined,
  };
  return { sink, answer };
}

/** The first value of a field, or null. @param headers flat. */
export function headerOf(headers: readonly string[], name: string): string | null {
  for (let i = 0; i + 1 < headers.length; i += 2) {
    if ((headers[i] as string).toLowerCase() === name) return headers[i + 1] as string;
  }
  return null;
}
