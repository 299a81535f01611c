/**
 * The end of a stream that can't be let go yet, as one run of bytes to which more are added. Nothing is copied while
 * nothing is held; otherwise each byte is copied a bounded number of times, however small the pieces are.
 */
export class HeldBytes {
  #store: Buffer = Buffer.alloc(0);
  #from = 0;
  #to = 0;

  /** What is held and then `bytes`; good until the next call. `bytes` itself when nothing is held. */
  before(bytes: Buffer): Buffer {
    const held = this.#to - this.#from;
    if (held === 0) return bytes;
    if (this.#to + bytes.length > this.#store.length) {
      // Twice as much, so that a stream of single bytes is not copied for each of them.
      const store = Buffer.allocUnsafe(2 * (held + bytes.length));
      this.#store.copy(store, 0, this.#from, this.#to);
      this.#store = store;
      this.#from = 0;
      this.#to = held;
    }
    bytes.copy(this.#store, this.#to);
    this.#to += bytes.length;
    return this.#store.subarray(this.#from, this.#to);
  }

  /** Holds back what lies behind `upTo` in `window`, which `before` gave. @returns the rest, which nobody writes to any more. */
  letGo(window: Buffer, upTo: number): Buffer {
    const kept = window.length - upTo;
    const isHeld = this.#to > this.#from;
    if (!isHeld) {
      if (kept > 0) this.#hold(window.subarray(upTo));
      return kept === 0 ? window : window.subarray(0, upTo);
    }
    if (kept > upTo) {
      // Much stays: what goes is copied instead.
      const free = Buffer.from(window.subarray(0, upTo));
      this.#from += upTo;
      return free;
    }
    const free = window.subarray(0, upTo);
    if (kept > 0) this.#hold(window.subarray(upTo));
    else this.#drop();
    return free;
  }

  /** A copy, or some bytes would keep a whole chunk of the socket alive. */
  #hold(bytes: Buffer): void {
    this.#store = Buffer.from(bytes);
    this.#from = 0;
    this.#to = bytes.length;
  }

  #drop(): void {
    this.#store = Buffer.alloc(0);
    this.#from = 0;
    this.#to = 0;
  }
}
