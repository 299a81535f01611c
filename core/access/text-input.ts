import { UserError } from "#core/errors.ts";

/** Control characters, lone surrogates and separators of lines: none belongs into a name. */
const NOT_IN_A_NAME = /[\p{Cc}\p{Cs}\u2028\u2029]+/gu;

/**
 * A name as it is stored: on one line, without space around it. Adds what is wrong with it to `errors` and then
 * answers the text all the same. @param maxLength in characters, not bytes.
 */
export function checkName(
  text: string,
  field: readonly string[],
  maxLength: number,
  errors: UserError[],
): string {
  const name = oneLine(text);
  if (name === "") errors.push(new UserError("REQUIRED", "Enter a name.", field));
  else if (Array.from(name).length > maxLength) errors.push(tooLong(field, maxLength));
  return name;
}

/** An optional text, null when blank. Lines may break in it. */
export function checkDescription(
  text: string | null | undefined,
  field: readonly string[],
  maxLength: number,
  errors: UserError[],
): string | null {
  const lines = (text ?? "").split(/\r\n?|\n/).map((line) => line.replace(NOT_IN_A_NAME, " ").trimEnd());
  const description = lines.join("\n").trim();
  if (Array.from(description).length > maxLength) errors.push(tooLong(field, maxLength));
  return description === "" ? null : description;
}

export function oneLine(text: string): string {
  return text.replace(NOT_IN_A_NAME, " ").trim();
}

function tooLong(field: readonly string[], maxLength: number): UserError {
  return new UserError("TOO_LONG", `Use at most ${maxLength} characters.`, field);
}
