import { inspect } from "node:util";

/**
 * An opened value. Whatever prints, serialises or concatenates it gets "[secret]"; the bytes come out by `expose` alone,
 * which only core/egress calls. Whoever got one calls `zero` when the bytes are sent.
 */
export class SecretBytes {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** The bytes themselves, not a copy: they are gone after `zero`. */
  expose(): Buffer {
    return this.#bytes;
  }

  /** Overwrites the bytes. The garbage collector may have moved copies before; this shortens their time, no more. */
  zero(): void {
    this.#bytes.fill(0);
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [inspect.custom](): string {
    return "[secret]";
  }
}
