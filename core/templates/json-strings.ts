/**
 * Follows a JSON text that comes in pieces, a reference between each two, and tells whether that place is inside a
 * string: only there can a value not become structure, once its quotes and backslashes are escaped (T-6).
 */
export type JsonStrings = {
  push(piece: string): void;
  /** Whether a reference may stand here. A backslash cannot: before `{{` it makes a text of it (decision 16). */
  isInString(): boolean;
  /** Whether all pieces are JSON, with any text in the places between them. Call once, at the end. */
  isWhole(): boolean;
};

export function jsonStrings(): JsonStrings {
  let whole = "";
  let inString = false;
  let isEscaping = false;
  return {
    push(piece) {
      // A value is at least one character, and no hex digit: "\u12{{ secrets.x }}" is refused.
      if (whole !== "") whole += inString ? "x" : "";
      whole += piece;
      for (const character of piece) {
        if (isEscaping) isEscaping = false;
        else if (character === "\\") isEscaping = inString;
        else if (character === '"') inString = !inString;
      }
    },
    isInString: () => inString,
    isWhole() {
      try {
        JSON.parse(whole);
        return true;
      } catch {
        // Its message quotes the text.
        return false;
      }
    },
  };
}
