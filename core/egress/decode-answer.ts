import type { Transform } from "node:stream";
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from "node:zlib";
import { brokenCoding } from "./codings.ts";

/** Where decoded bytes go. */
export type Decoded = {
  /** @returns false to get the next ones only after `resume`. */
  data(bytes: Buffer): boolean;
  end(): void;
  fail(error: Error): void;
};

export type Decoder = {
  /** One piece at a time. @param onRead called when the next one may come: what this one holds has been taken. */
  push(bytes: Buffer, onRead: () => void): void;
  end(): void;
  resume(): void;
  destroy(): void;
};

/**
 * Undoes `codings` (in the order in which they were applied) piece by piece. All that a piece decides comes out with it,
 * so an event that was compressed and flushed is an event that arrives. Never holds more than a piece and what it was
 * decoded to since `data` last said no: a small answer that stands for a large one waits with the caller.
 */
export function createDecoder(codings: readonly string[], decoded: Decoded): Decoder {
  const [first = "", ...others] = codings;
  if (others.length === 0) return new Stage(first, decoded);
  const outer: Stage = new Stage(others.at(-1) as string, {
    data: (bytes) => {
      inner.push(bytes, () => outer.resume());
      return false;
    },
    end: () => inner.end(),
    fail: decoded.fail,
  });
  const inner = createDecoder(codings.slice(0, -1), decoded);
  return {
    push: (bytes, onRead) => outer.push(bytes, onRead),
    end: () => outer.end(),
    resume: () => inner.resume(),
    destroy: () => {
      outer.destroy();
      inner.destroy();
    },
  };
}

/** One coding. States: empty (no byte has come), reading, ended. */
class Stage implements Decoder {
  readonly #coding: string;
  readonly #decoded: Decoded;
  #stream: ZlibStream | null = null;
  #fed = 0;
  #isOver = false;

  constructor(coding: string, decoded: Decoded) {
    this.#coding = coding;
    this.#decoded = decoded;
  }

  push(bytes: Buffer, onRead: () => void): void {
    if (this.#isOver || bytes.length === 0) {
      onRead();
      return;
    }
    const stream = this.#stream ?? this.#open(bytes[0] as number);
    this.#fed += bytes.length;
    stream.write(bytes, (error) => {
      if (error || this.#isOver) return;
      const left = this.#fed - stream.bytesWritten;
      if (left === 0) onRead();
      else this.#goOn(stream, bytes.subarray(bytes.length - left), onRead);
    });
  }

  end(): void {
    // An answer without a byte is in every coding.
    if (this.#stream !== null) this.#stream.end();
    else if (!this.#isOver) this.#finish();
  }

  resume(): void {
    this.#stream?.resume();
  }

  destroy(): void {
    this.#isOver = true;
    this.#stream?.destroy();
  }

  #open(firstByte: number): ZlibStream {
    const stream = openStream(this.#coding, firstByte);
    this.#stream = stream;
    this.#fed = 0;
    stream.on("data", (bytes: Buffer) => {
      if (!this.#isOver && !this.#decoded.data(bytes)) stream.pause();
    });
    stream.on("end", () => {
      // It also ends before bytes that it takes for no part of it; those are for `push` to judge.
      if (this.#stream === stream && this.#fed === stream.bytesWritten) this.#finish();
    });
    stream.on("error", (error: NodeJS.ErrnoException) => this.#fail(error.code ?? "unknown"));
    return stream;
  }

  /** Bytes behind the end. Another frame of zstd is one more piece of the same content; zlib reads those of gzip itself. */
  #goOn(stream: ZlibStream, rest: Buffer, onRead: () => void): void {
    if (this.#coding !== "zstd") {
      this.#fail("trailing_bytes");
      return;
    }
    // All of the first frame has to be out before the next begins; until then it is what `resume` means.
    const next = () => {
      this.#stream = null;
      this.push(rest, onRead);
    };
    if (stream.readableEnded) next();
    else stream.once("end", next);
  }

  #finish(): void {
    this.#isOver = true;
    this.#decoded.end();
  }

  #fail(reason: string): void {
    if (this.#isOver) return;
    this.destroy();
    this.#decoded.fail(brokenCoding(reason));
  }
}

type ZlibStream = Transform & { readonly bytesWritten: number };

/** A piece that comes out; the default of 16 KiB makes four times as many calls. */
const CHUNK_BYTES = 65_536;
/** What RFC 9659 §3 allows on the web: 8 MiB to remember. The format itself would allow gigabytes. */
const ZSTD_WINDOW_BITS = 23;

function openStream(coding: string, firstByte: number): ZlibStream {
  const zlib = { flush: constants.Z_SYNC_FLUSH, chunkSize: CHUNK_BYTES };
  switch (coding) {
    case "br":
      return createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        chunkSize: CHUNK_BYTES,
      });
    case "zstd":
      return createZstdDecompress({
        flush: constants.ZSTD_e_flush,
        chunkSize: CHUNK_BYTES,
        params: { [constants.ZSTD_d_windowLogMax]: ZSTD_WINDOW_BITS },
      });
    case "deflate":
      // RFC 9110 §8.4.1.2: a zlib stream; some servers leave its header out. The header's first byte says 8 in its low half.
      return (firstByte & 15) === 8 ? createInflate(zlib) : createInflateRaw(zlib);
    default:
      return createGunzip(zlib);
  }
}
