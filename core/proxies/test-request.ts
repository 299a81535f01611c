import { isHeaderName } from "#core/egress/headers.ts";
import { UserError, type UserErrorCode } from "#core/errors.ts";
import { throwAny } from "#core/secrets/secret-input.ts";

/** A request that a person makes up to see what a proxy would do with it. */
export type RequestHeader = { readonly name: string; readonly value: string };

export type TestRequestInput = {
  /** GET when left out. */
  readonly method?: string | null;
  /** The absolute URL, as it stands behind /proxy/<tag>/. */
  readonly url: string;
  /** What the caller would send. */
  readonly headers?: readonly RequestHeader[] | null;
};

export type TestRequest = {
  readonly method: string;
  readonly url: string;
  /** Flat, one character a byte. */
  readonly headers: readonly string[];
};

/** As many as a caller could think of; servers stop at 100. */
export const MAX_TEST_HEADERS = 50;
const MAX_VALUE_CHARS = 8_192;

/**
 * @throws {UserErrors} INVALID_HEADER_NAME, TOO_LONG, VALUE_NOT_SENDABLE at ["input", "headers", …]; none quotes a value.
 */
export function readTestRequest({ method, url, headers }: TestRequestInput): TestRequest {
  const given = headers ?? [];
  const field = ["input", "headers"];
  if (given.length > MAX_TEST_HEADERS) {
    throwAny([new UserError("TOO_LONG", `List at most ${MAX_TEST_HEADERS} headers.`, field)]);
  }
  throwAny(given.flatMap((header, i) => problemsOf(header, [...field, String(i)])));
  const raw = given.flatMap(({ name, value }) => [name, Buffer.from(value, "utf8").toString("latin1")]);
  return { method: method ?? "GET", url, headers: raw };
}

function problemsOf({ name, value }: RequestHeader, field: readonly string[]): UserError[] {
  const problems: UserError[] = [];
  const report = (code: UserErrorCode, message: string, part: string) => {
    problems.push(new UserError(code, message, [...field, part]));
  };
  if (!isHeaderName(name)) report("INVALID_HEADER_NAME", "Give a header's name, such as X-Trace.", "name");
  if (value.length > MAX_VALUE_CHARS)
    report("TOO_LONG", `Use at most ${MAX_VALUE_CHARS} characters.`, "value");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what no header can carry (RFC 9110 §5.5).
  if (/[\u0000-\u0008\u000a-\u001f\u007f]/.test(value)) {
    report("VALUE_NOT_SENDABLE", "A header's value has no line breaks or other control characters.", "value");
  }
  return problems;
}
