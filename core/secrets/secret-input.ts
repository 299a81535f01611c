import { UserError, UserErrors } from "#core/errors.ts";
import { idempotencyKeyProblem } from "#core/idempotency/run-once.ts";
import { checkDestinations, requiredProblem } from "./destination-input.ts";
import { invalidTag, isTag, tagFromName } from "./tag.ts";

export const MAX_NAME_CHARS = 80;
export const MAX_DESCRIPTION_CHARS = 500;
/** 64 KiB holds every key file in use; a larger "secret" is a file store. */
export const MAX_VALUE_BYTES = 65_536;
/**
 * Shorter values stand in answers by chance, and taking them out would tell them: bodies of answers to requests that
 * carry one are withheld (core/egress). Of 8 random bytes a given body of 1 GB has a copy once in 10^10 times.
 */
export const MIN_SCRUBBED_BYTES = 8;

export type SecretInput = {
  readonly name?: string | null;
  readonly tag?: string | null;
  readonly value: string;
  readonly description?: string | null;
  readonly destinations?: readonly string[] | null;
  readonly idempotencyKey?: string | null;
};

export type CheckedSecretInput = {
  readonly name: string;
  readonly tag: string;
  readonly description: string | null;
  readonly destinations: string[];
};

/**
 * Looks at the whole input and reports every problem at once. Does not look whether the tag is free. The value is
 * neither trimmed nor changed; name and description are trimmed and lose control characters and marks that turn
 * the direction of text, with which a name could pose as another.
 * @throws {UserErrors} REQUIRED, TOO_LONG, INVALID_TAG, VALUE_EMPTY, VALUE_TOO_LARGE, VALUE_NOT_UTF8,
 *   INVALID_DESTINATION, DESTINATIONS_REQUIRED. No message holds anything of the input.
 */
export function checkSecretInput(input: SecretInput): CheckedSecretInput {
  const problems: UserError[] = [];
  const name = checkName(input.name, problems);
  const tag = checkTag(input.tag, name, problems);
  const description = checkDescription(input.description, problems);
  checkValue(input.value, problems);
  const known = problems.length;
  const destinations = checkDestinations(input.destinations, problems);
  const missing = problems.length > known ? null : requiredProblem(destinations);
  if (missing) problems.push(missing);
  const keyProblem = idempotencyKeyProblem(input.idempotencyKey);
  if (keyProblem) problems.push(keyProblem);
  throwAny(problems);
  return { name: name ?? tag, tag, description, destinations };
}

/** What is accepted all the same, and worth knowing. */
export type SecretWarning = { code: "VALUE_TOO_SHORT_TO_SCRUB"; message: string };

/** @param value one that `checkValue` has passed. The messages hold nothing of it. */
export function valueWarnings(value: string): SecretWarning[] {
  if (Buffer.byteLength(value) >= MIN_SCRUBBED_BYTES) return [];
  const message = `Answers to requests that carry this value will arrive without a body: a value of fewer than ${MIN_SCRUBBED_BYTES} bytes can't be told from text that is there by chance, so an echo of it could not be taken out.`;
  return [{ code: "VALUE_TOO_SHORT_TO_SCRUB", message }];
}

export function throwAny(problems: readonly UserError[]): void {
  if (problems.length > 0) throw new UserErrors(problems);
}

function checkTag(given: string | null | undefined, name: string | null, problems: UserError[]): string {
  if (given != null) {
    if (!isTag(given)) problems.push(invalidTag());
    return given;
  }
  if (name === null) {
    if (problems.length === 0) problems.push(required("name", "Give a name or an identifier."));
    return "";
  }
  const tag = tagFromName(name);
  if (tag === "") problems.push(required("tag", "Give an identifier: none can be made from this name."));
  return tag;
}

/** Trimmed; null when left out or blank. */
export function checkName(given: string | null | undefined, problems: UserError[]): string | null {
  return checkText(
    "name",
    given,
    MAX_NAME_CHARS,
    /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu,
    problems,
  );
}

/** Trimmed; null when left out or blank. Keeps line breaks and tabs. */
export function checkDescription(given: string | null | undefined, problems: UserError[]): string | null {
  return checkText("description", given, MAX_DESCRIPTION_CHARS, /[^\t\n\P{Cc}]+/gu, problems);
}

function checkText(
  field: string,
  given: unknown,
  maxChars: number,
  unwanted: RegExp,
  problems: UserError[],
): string | null {
  if (given == null) return null;
  if (typeof given !== "string") {
    problems.push(required(field, "Give text."));
    return null;
  }
  const text = given.replace(unwanted, " ").trim().toWellFormed();
  // Characters as people count them: an emoji is one.
  if (Array.from(text).length > maxChars) {
    problems.push(new UserError("TOO_LONG", `Use at most ${maxChars} characters.`, ["input", field]));
  }
  return text === "" ? null : text;
}

/** The value itself is not returned, so that it is not copied. */
export function checkValue(value: unknown, problems: UserError[]): void {
  const problem = valueProblem(value);
  if (problem) problems.push(new UserError(...problem, ["input", "value"]));
}

function valueProblem(value: unknown): ["VALUE_EMPTY" | "VALUE_NOT_UTF8" | "VALUE_TOO_LARGE", string] | null {
  if (typeof value !== "string" || value === "") return ["VALUE_EMPTY", "Enter the value."];
  if (!value.isWellFormed())
    return ["VALUE_NOT_UTF8", "The value is not valid Unicode text, so it can't be stored."];
  if (Buffer.byteLength(value) > MAX_VALUE_BYTES) {
    return ["VALUE_TOO_LARGE", "The value is larger than 65,536 bytes."];
  }
  return null;
}

function required(field: string, message: string): UserError {
  return new UserError("REQUIRED", message, ["input", field]);
}
