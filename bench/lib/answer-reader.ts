/**
 * Finds the ends of HTTP/1.1 answers on a connection, with a length or chunked, and keeps nothing of their bodies. It
 * trusts the proxies that it measures: whether they are right is for tests to say.
 */
export class AnswerReader {
  /** What came of a head or of a chunk's size line, until it is whole. */
  #line = "";
  #state: "head" | "body" | "size" | "chunk" | "trailers" = "head";
  /** Bytes to pass over: of the body, or of the chunk and the line end behind it. */
  #left = 0;
  #status = 0;
  #isLast = false;
  readonly #onAnswer: (status: number, isLast: boolean) => void;

  /** @param onAnswer told at the end of each; `isLast` when the connection ends with it. */
  constructor(onAnswer: (status: number, isLast: boolean) => void) {
    this.#onAnswer = onAnswer;
  }

  read(bytes: Buffer): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#state === "body" || this.#state === "chunk") {
        const taken = Math.min(this.#left, bytes.length - at);
        this.#left -= taken;
        at += taken;
        if (this.#left === 0) this.#passed();
        continue;
      }
      const end = bytes.indexOf(10, at);
      const next = end === -1 ? bytes.length : end + 1;
      this.#line += bytes.toString("latin1", at, next);
      at = next;
      if (end !== -1) this.#readLine();
    }
  }

  #passed(): void {
    if (this.#state === "chunk") this.#state = "size";
    else this.#done();
  }

  #readLine(): void {
    if (this.#state === "head") {
      if (this.#line.endsWith("\r\n\r\n")) this.#readHead();
      return;
    }
    const line = this.#line.trim();
    this.#line = "";
    if (this.#state === "trailers") {
      if (line === "") this.#done();
      return;
    }
    const size = Number.parseInt(line, 16);
    this.#state = size === 0 ? "trailers" : "chunk";
    this.#left = size + 2;
  }

  #readHead(): void {
    const head = this.#line.toLowerCase();
    this.#line = "";
    this.#status = Number(head.slice(9, 12));
    this.#isLast = head.includes("\r\nconnection: close");
    if (head.includes("\r\ntransfer-encoding: chunked")) {
      this.#state = "size";
      return;
    }
    this.#left = Number(/\r\ncontent-length: (\d+)/.exec(head)?.[1] ?? 0);
    this.#state = "body";
    if (this.#left === 0) this.#done();
  }

  #done(): void {
    this.#state = "head";
    this.#onAnswer(this.#status, this.#isLast);
  }
}
