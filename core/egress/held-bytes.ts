const NOTHING = Buffer.alloc(0);

/**
 * The end of a stream that can't be let go yet, as one run of bytes to which more are added. Nothing is copied while
 * nothing is held; otherwise each byte is copied a bounded number of times, however small the pieces are.
 */
export class HeldBytes {
  #store: Buffer = NOTHING;
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
    if (kept === 0) this.#hold(NOTHING);
    // Much stays, and new bytes go behind it.
    else if (this.#to > this.#from && kept > upTo) this.#from += upTo;
    else this.#hold(Buffer.from(window.subarray(upTo)));
    return kept === 0 ? window : window.subarray(0, upTo);
  }

  /** Bytes of their own, or some of them would keep a whole chunk of the socket alive. */
  #hold(bytes: Buffer): void {
    this.#store = bytes;
    this.#from = 0;
    this.#to = bytes.length;
  }
}
