import { fieldValue, WITHHELD_HEADERS } from "./answer-headers.ts";

/**
 * What is sent in the place of an answer that can't be searched, since a value in the request is too short to be told from
 * text that is there by chance. The upstream's status stays, and of its fields only one that can't hold an echo.
 * @param args.tag of the secret. @param args.hasBody false where no answer has one (HEAD, 204, 304).
 */
export function withheldAnswer(
  raw: readonly Buffer[],
  { status, tag, hasBody }: { status: number; tag: string; hasBody: boolean },
): { headers: string[]; body: Buffer | null } {
  const headers = WITHHELD_HEADERS.slice();
  const wait = fieldValue(raw, "retry-after");
  // Seconds, at most a day of them. Anything longer could be the value; `Date` is our own.
  if (wait !== null && /^\d{1,5}$/.test(wait) && Number(wait) <= 86_400) headers.push("Retry-After", wait);
  if (!hasBody) return { headers, body: null };
  const detail =
    `The upstream answered, and its body is not handed on: the value of "${tag}" is shorter than 8 bytes, so an echo ` +
    "of it could not be told from other text. Replace the value by one of 8 bytes or more.";
  const code = "BODY_WITHHELD";
  const problem = { type: `urn:keyhole:problem:${code}`, title: "Body withheld", status, detail, code };
  const body = Buffer.from(JSON.stringify(problem));
  headers.push("Content-Type", "application/problem+json", "Content-Length", String(body.length));
  return { headers, body };
}
