import type { UserError } from "#core/errors.ts";
import { invalidTemplate, parseTemplate } from "#core/templates/parse-template.ts";
import type { Template } from "#core/templates/template.ts";
import { isPlainPath } from "./plain-path.ts";
import type { EgressTarget } from "./plan.ts";

/** A URL whose path and query may name secrets; where it goes is fixed text. */
export type UrlTemplate = {
  readonly target: EgressTarget;
  /** As `RequestTemplate` has them. */
  readonly path: Template;
  readonly query: Template | null;
};

/** What stands for a value when a URL is looked at before there is one: nothing that a URL parser would change. */
const STAND_IN = "x";

/**
 * Reads `https://api.example.com/v1/{{ secrets.a }}?key={{ secrets.b }}`. Scheme, host and port are what decides who
 * gets a secret, so no reference may stand there, nor a user. What it accepts, the URL parser writes just as it stands.
 * @throws {UserError} INVALID_TEMPLATE with a column. The message does not quote the text.
 */
export function parseUrlTemplate(text: string): UrlTemplate {
  const [, base = "", authority = ""] = /^(https?:\/\/([^/?#]*))/i.exec(text) ?? [];
  if (base === "") throw expected(text, 0, "http:// or https:// and a host");
  const from = base.length - authority.length;
  const reference = authority.indexOf("{{");
  if (reference !== -1)
    throw expected(text, from + reference, "a host: no reference may decide where this goes");
  if (authority.includes("@")) throw expected(text, from, "a host without a user");
  if (!/^[\x21-\x7e]+$/.test(authority) || authority.includes("\\") || !URL.canParse(base)) {
    throw expected(text, from, "a host that can be read");
  }
  const question = text.indexOf("?", base.length);
  const end = question === -1 ? text.length : question;
  const path = parseTemplate(text, "path", { from: base.length, to: end });
  const query = question === -1 ? null : parseTemplate(text, "query", { from: end + 1, to: text.length });
  return { target: targetOf(text, base, { path, query }), path: withRoot(path), query };
}

function targetOf(
  text: string,
  base: string,
  { path, query }: { path: Template; query: Template | null },
): EgressTarget {
  const sample = standIn(withRoot(path)) + (query === null ? "" : `?${standIn(query)}`);
  const { origin, hostname, port, protocol, pathname, search } = new URL(base + sample);
  if (!isPlainPath(pathname) || pathname + search !== sample.replace(/\?$/, "")) {
    throw expected(text, base.length, "a path without dot segments, with what needs it percent-encoded");
  }
  return { origin, hostname, port: Number(port || (protocol === "https:" ? 443 : 80)), path: sample };
}

function withRoot(path: Template): Template {
  return path.parts.length > 0 ? path : { parts: [{ kind: "literal", text: "/" }] };
}

function standIn({ parts }: Template): string {
  return parts.map((part) => (part.kind === "literal" ? part.text : STAND_IN)).join("");
}

function expected(text: string, at: number, what: string): UserError {
  return invalidTemplate(text, at, `expected ${what}.`);
}
