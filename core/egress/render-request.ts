import type { Readable } from "node:stream";
import { UserError } from "#core/errors.ts";
import { notSendable, renderTemplate, type Values } from "#core/templates/render-template.ts";
import type { Template } from "#core/templates/template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import { ACCEPTED_CODINGS } from "./codings.ts";
import { forwardedHeaders } from "./headers.ts";
import { isPlainPath } from "./plain-path.ts";
import type { EgressPlan } from "./plan.ts";
import type { BodyTemplate, PlannedRequest, Rule } from "./reference-plan.ts";

/** Nearly all servers stop at 8 or 16 KiB for one header; a longer one would be answered by a cut connection. */
const MAX_INJECTED_BYTES = 16_384;
/** The same for the first line of a request. */
const MAX_TARGET_BYTES = 16_384;
/** Sixteen of the longest values; what is larger is a file, and streamed. */
const MAX_BODY_BYTES = 1_048_576;

/** What of a plan the renderer reads. */
export type RequestToRender = Pick<EgressPlan, "target" | "headers" | "body">;

/** A request with the values in it, as it goes to undici. */
export type Rendered = {
  readonly path: string;
  /** Flat; complete. */
  readonly headers: string[];
  readonly body: Readable | Buffer | null;
  /** What was joined of values and goes out in another form: `user:password` of a basic-auth pair. To be zeroed. */
  readonly pairs: readonly Buffer[];
};

/**
 * Puts the values into a request. Synchronous, since opened bytes are good only until the next await.
 * @throws {UserError} SECRET_MISSING, VALUE_NOT_SENDABLE.
 */
export function renderRequest(plan: RequestToRender, request: PlannedRequest, values: Values): Rendered {
  const { template } = request;
  const pairs: Buffer[] = [];
  const headers = forwardedHeaders(plan.headers, request.replaced);
  let injected = 0;
  for (const rule of template.rules) {
    const value = headerOf(rule, values, pairs);
    injected += value.length;
    headers.push(rule.name, value);
  }
  if (injected > MAX_INJECTED_BYTES) throw tooLong("The headers that are added are", MAX_INJECTED_BYTES);
  if (request.plan.tags.length > 0) headers.push("Accept-Encoding", ACCEPTED_CODINGS);
  const body = template.body ? bodyOf(template.body, values) : plan.body;
  const length = contentLength(plan, body);
  if (length !== null) headers.push("Content-Length", length);
  return { path: pathOf(plan, request, values), headers, body, pairs };
}

/** undici writes one byte for each character: UTF-8 goes through it as latin1 (security.md T-7). */
function headerOf(rule: Rule, values: Values, pairs: Buffer[]): string {
  const field = `the header ${rule.name}`;
  if (rule.kind === "text") return renderTemplate(rule.template, values, "header", field);
  const user = renderTemplate(rule.user, values, "basic", field);
  // RFC 7617 §2: whatever stands before the first colon is the user, so one in it would begin the password.
  if (user.includes(":")) throw notSendable(templateTags(rule.user), field, "a user's name has no colon");
  const pair = Buffer.from(`${user}:${renderTemplate(rule.password, values, "basic", field)}`, "latin1");
  // Fixed text is no secret, and "u:p" would be found everywhere.
  if (hasSecret(rule.user) || hasSecret(rule.password)) pairs.push(pair);
  return `Basic ${pair.toString("base64")}`;
}

function hasSecret({ parts }: Template): boolean {
  return parts.some(({ kind }) => kind === "secret");
}

function bodyOf({ kind, template }: BodyTemplate, values: Values): Buffer {
  const body = Buffer.from(renderTemplate(template, values, kind, "the body"), "latin1");
  if (body.length > MAX_BODY_BYTES) throw tooLong("The body is", MAX_BODY_BYTES);
  return body;
}

/** A stream's announced length frames it on the way out too; without one undici sends chunks. */
function contentLength({ headers }: RequestToRender, body: Readable | Buffer | null): string | null {
  if (body === null) return null;
  if (Buffer.isBuffer(body)) return String(body.length);
  for (let i = 0; i + 1 < headers.length; i += 2) {
    const name = headers[i] as string;
    if (name.length === 14 && name.toLowerCase() === "content-length") return headers[i + 1] as string;
  }
  return null;
}

function pathOf({ target }: RequestToRender, { template }: PlannedRequest, values: Values): string {
  if (!template.path && !template.query) return target.path;
  const given = target.path.indexOf("?");
  const query = template.query
    ? `?${renderTemplate(template.query, values, "query", "the query")}`
    : given === -1
      ? ""
      : target.path.slice(given);
  const path = template.path
    ? renderPath(template.path, values)
    : target.path.slice(0, given === -1 ? undefined : given);
  if (path.length + query.length > MAX_TARGET_BYTES) throw tooLong("Path and query are", MAX_TARGET_BYTES);
  return path + query;
}

/**
 * A value stays inside its segment: its slashes are encoded, and what would become a dot segment, alone or with the
 * text around it, also for a server that decodes more than once, is refused as it is for callers (D-3).
 */
function renderPath(template: Template, values: Values): string {
  const path = renderTemplate(template, values, "path", "the path");
  if (isPlainPath(path)) return path;
  const why = "it makes a segment . or .., or holds a control character";
  throw notSendable(templateTags(template), "the path", why);
}

function tooLong(what: string, max: number): UserError {
  const message = `${what} longer than ${max} bytes together; servers refuse that.`;
  return new UserError("VALUE_NOT_SENDABLE", message);
}
