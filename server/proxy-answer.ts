import type { ServerResponse } from "node:http";
import { type AnswerSink, leave, type Presence } from "#core/egress/plan.ts";

/** A socket of node's takes as much before it asks to wait. What is longer is no small answer. */
const MAX_PIECE_BYTES = 16_384;

/** One answer of the proxy while it is made: where the upstream's bytes go, and what we say of ourselves beside them. */
export class ProxyAnswer implements AnswerSink, Presence {
  readonly res: ServerResponse;
  readonly requestId: string;
  /** Pages of this origin may read the answer. */
  allowedOrigin: string | null = null;
  /** Whether the caller said `TE: trailers`; to anybody else they may be lost, or worse be taken for a body. */
  readonly takesTrailers: boolean;
  /** Why the caller was cut off, when it was us who did it. */
  cutBecause: Error | null = null;
  isGone = false;
  onGone: (() => void) | null = null;
  /** The head until it is sent, with the first piece of the body. Both are of this turn of the event loop. */
  #held: { status: number; headers: string[]; piece: Buffer | null } | null = null;

  constructor(res: ServerResponse, requestId: string, takesTrailers: boolean) {
    this.res = res;
    this.requestId = requestId;
    this.takesTrailers = takesTrailers;
  }

  /**
   * The head waits for what came with it: an answer that is whole in this turn of the event loop, as nearly all small ones
   * are, goes in one piece, and may say how long it is. That of an event stream goes as the turn ends.
   */
  start(status: number, headers: readonly string[]): void {
    this.#held = { status, headers: headers.concat(this.ownHeaders()), piece: null };
    process.nextTick(sendHeld, this);
  }

  write(bytes: Buffer): boolean {
    const held = this.#held;
    if (held !== null && held.piece === null && bytes.length <= MAX_PIECE_BYTES) {
      held.piece = bytes;
      return true;
    }
    this.#sendHead();
    return this.res.write(bytes);
  }

  onDrain(resume: () => void): void {
    this.res.once("drain", resume);
  }

  end(trailers: readonly string[], length: number | null): void {
    if (trailers.length > 0 && this.takesTrailers) {
      this.#sendHead();
      this.#addTrailers(trailers);
    }
    const held = this.#held;
    const piece = held?.piece ?? null;
    if (held !== null) {
      if (length !== null) held.headers.push("Content-Length", String(length));
      held.piece = null;
      this.#sendHead();
    }
    // As text, one character a byte, node joins it with the head; a buffer would be a second piece for the kernel.
    if (piece === null) this.res.end();
    else this.res.end(piece.toString("latin1"), "latin1");
  }

  /** Forgets what is not sent: something else will be. */
  discard(): void {
    this.#held = null;
  }

  #sendHead(): void {
    const held = this.#held;
    if (held === null) return;
    this.#held = null;
    this.res.writeHead(held.status, held.headers);
    if (held.piece !== null) this.res.write(held.piece);
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

  /** The turn is over, and the answer is not. */
  sendHeld(): void {
    if (this.#held === null) return;
    const isAlone = this.#held.piece === null;
    try {
      this.#sendHead();
      if (isAlone) this.res.flushHeaders();
    } catch (error) {
      // Nobody stands above who could catch it. node refuses a header that its parser had let through.
      this.cutBecause = error as Error;
      leave(this);
    }
  }
}

function sendHeld(answer: ProxyAnswer): void {
  answer.sendHeld();
}
