import type { ServerResponse } from "node:http";
import type { AnswerSink } from "#core/egress/plan.ts";

/** One answer of the proxy while it is made: where the upstream's bytes go, and what we say of ourselves beside them. */
export class ProxyAnswer implements AnswerSink {
  readonly res: ServerResponse;
  readonly requestId: string;
  /** Pages of this origin may read the answer. */
  allowedOrigin: string | null = null;
  /** Whether the caller said `TE: trailers`; to anybody else they may be lost, or worse be taken for a body. */
  readonly takesTrailers: boolean;
  /** Why the caller was cut off, when it was us who did it. */
  cutBecause: Error | null = null;
  #isUnderWay = false;

  constructor(res: ServerResponse, requestId: string, takesTrailers: boolean) {
    this.res = res;
    this.requestId = requestId;
    this.takesTrailers = takesTrailers;
  }

  /** The head waits for the body that came with it, so a small answer is one packet; an event stream's goes at once. */
  start(status: number, headers: readonly string[]): void {
    this.res.writeHead(status, headers.concat(this.ownHeaders()));
    process.nextTick(flushHead, this);
  }

  write(bytes: Buffer): boolean {
    this.#isUnderWay = true;
    return this.res.write(bytes);
  }

  onDrain(resume: () => void): void {
    this.res.once("drain", resume);
  }

  end(trailers: readonly string[]): void {
    this.#isUnderWay = true;
    if (trailers.length > 0 && this.takesTrailers) this.#addTrailers(trailers);
    this.res.end();
  }

  /** Where the length was announced there is no place for them; node:http then leaves them out. */
  #addTrailers(trailers: readonly string[]): void {
    const pairs: [string, string][] = [];
    for (let i = 0; i + 1 < trailers.length; i += 2) {
      pairs.push([trailers[i] as string, trailers[i + 1] as string]);
    }
    this.res.addTrailers(pairs);
  }

  /** Flat. Those of a refusal too. */
  ownHeaders(): string[] {
    const { requestId, allowedOrigin } = this;
    if (allowedOrigin === null) return ["Keyhole-Request-Id", requestId];
    return [
      ...["Keyhole-Request-Id", requestId],
      ...["Access-Control-Allow-Origin", allowedOrigin, "Access-Control-Expose-Headers", "*"],
      ...["Vary", "Origin"],
    ];
  }

  flushHead(): void {
    if (!this.#isUnderWay) this.res.flushHeaders();
  }
}

function flushHead(answer: ProxyAnswer): void {
  answer.flushHead();
}
