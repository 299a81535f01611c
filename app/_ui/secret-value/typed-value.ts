/**
 * Keeps what a `<textarea>` cannot: its `value` turns every CRLF into LF, so a text that came in with CRLF (a file, or
 * a paste) is remembered as it was, and given back as long as the field still shows it. After an edit, line breaks
 * typed by hand follow the kind that the text already had. Nothing is changed in silence (ui.md §2.4, 5).
 *
 * It lives in a ref of the field, never in state that could be serialised, and `clear` empties it.
 */
export class TypedValue {
  #exact = "";
  #isFromFile = false;

  get text(): string {
    return this.#exact;
  }

  /** True while the text is what a file held, byte for byte. */
  get isVerbatim(): boolean {
    return this.#isFromFile;
  }

  set(exact: string, source: "typed" | "file" = "typed"): void {
    this.#exact = exact;
    this.#isFromFile = source === "file";
  }

  /** The field was edited and now shows `shown`. */
  edited(shown: string): void {
    if (shown === this.#exact.replace(/\r\n?/g, "\n")) return;
    const usesCrlf = this.#exact.includes("\r\n");
    this.#exact = usesCrlf ? shown.replace(/\n/g, "\r\n") : shown;
    this.#isFromFile = false;
  }

  clear(): void {
    this.set("");
  }
}
