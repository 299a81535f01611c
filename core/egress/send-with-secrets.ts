import { UserError } from "#core/errors.ts";
import { type OpenedSecret, openSecrets } from "#core/secrets/open-secrets.ts";
import { renderTemplate } from "#core/templates/render-template.ts";
import { templateTags } from "#core/templates/template-tags.ts";
import { exchange } from "./exchange.ts";
import { forwardedHeaders, headerKey } from "./headers.ts";
import type { EgressPlan, HeaderRule } from "./plan.ts";
import { createScrubber, type Scrubber } from "./scrub.ts";
import { upstreamFor } from "./upstream-pools.ts";

/** Nearly all servers stop at 8 or 16 KiB for one header; a longer one would be answered by a cut connection. */
const MAX_INJECTED_BYTES = 16_384;
/** A model that thinks before it answers takes a minute; nginx and most clients give up after one. */
const FIRST_BYTE_MS = 120_000;
/** Event streams send a comment every 15 to 30 s to stay open. */
const IDLE_MS = 120_000;

/** What a record of the use may say. No value, no path, no query. */
export type Sent = { status: number; secretTags: readonly string[] };

/**
 * Sends one request with secrets in its headers, and hands the answer to `plan.sink` without their echoes. The only
 * caller of the door: proxies and workflows both come here, so that what is enforced for one is enforced for all.
 * In this order: the address is checked, the secrets are opened (each only if it may go to this origin), the headers are
 * rendered, the opened bytes are overwritten, the request is sent. A failure before the last step sends nothing.
 * Never follows a redirect. Never retries.
 * @throws {UserError} SECRET_MISSING, SECRET_HOST_NOT_ALLOWED, VALUE_NOT_SENDABLE, METHOD_NOT_ALLOWED.
 * @throws {UnavailableError} TAMPERED, KEY_UNAVAILABLE; a database error when it can't be read.
 * @throws {UpstreamError} for everything on the other side, destination_ip_prohibited included.
 */
export async function sendWithSecrets(plan: EgressPlan): Promise<Sent> {
  checkMethod(plan.method);
  const { workspaceId, target, listenerPort } = plan;
  const upstream = upstreamFor({ workspaceId, origin: target.origin, endpoint: target, listenerPort });
  // A connection that is open goes to an address that was checked; a new one is checked again as it is made.
  if (!upstream.isConnected()) await upstream.addresses();
  const sent = forwardedHeaders(plan.headers);
  const rules = effectiveRules(plan.rules, sent);
  const tags = [...new Set(rules.flatMap((rule) => templateTags(rule.template)))];
  const opened = await openSecrets({ workspaceId, origin: target.origin, tags });
  const { injected, scrubber } = useOpened(opened, rules);
  const status = await exchange(upstream.pool, {
    method: plan.method,
    path: target.path,
    headers: withInjected(sent, injected, { isIdentityOnly: scrubber !== null, ...lengthOf(plan) }),
    body: plan.body,
    firstByteMs: plan.timeouts?.firstByteMs ?? FIRST_BYTE_MS,
    idleMs: plan.timeouts?.idleMs ?? IDLE_MS,
    signal: plan.signal,
    sink: plan.sink,
    scrubber,
  });
  return { status, secretTags: tags };
}

/** TRACE and TRACK answer with the headers that they got; CONNECT would be a tunnel that nobody looks into (P-5). */
function checkMethod(method: string): void {
  if (!["TRACE", "TRACK", "CONNECT", "PRI"].includes(method.toUpperCase())) return;
  throw new UserError("METHOD_NOT_ALLOWED", "Keyhole does not send this method.");
}

/** Without those that give way to a header of the caller. */
function effectiveRules(rules: readonly HeaderRule[], sent: readonly string[]): readonly HeaderRule[] {
  if (!rules.some((rule) => rule.allowOverride)) return rules;
  const given = new Set(sent.filter((_, i) => i % 2 === 0).map((name) => name.toLowerCase()));
  return rules.filter((rule) => !(rule.allowOverride && given.has(rule.name.toLowerCase())));
}

type Injected = { name: string; value: string };

/** Renders, prepares to scrub, and overwrites what was opened, whether or not that went well. */
function useOpened(
  opened: ReadonlyMap<string, OpenedSecret>,
  rules: readonly HeaderRule[],
): { injected: Injected[]; scrubber: Scrubber | null } {
  try {
    const values = new Map([...opened].map(([tag, { value }]) => [tag, value.expose()]));
    const injected = rules.map((rule) => ({ name: rule.name, value: renderHeader(rule, values) }));
    checkSize(injected);
    return { injected, scrubber: values.size === 0 ? null : createScrubber([...values.values()]) };
  } finally {
    for (const { value } of opened.values()) value.zero();
  }
}

/** undici and node:http write one byte for each character: UTF-8 goes through them as latin1 (security.md T-7). */
function renderHeader({ template }: HeaderRule, values: ReadonlyMap<string, Buffer>): string {
  const bytes = renderTemplate(template, values, "header");
  const text = bytes.toString("latin1");
  bytes.fill(0);
  return text;
}

function checkSize(injected: readonly Injected[]): void {
  const size = injected.reduce((sum, { value }) => sum + value.length, 0);
  if (size <= MAX_INJECTED_BYTES) return;
  throw new UserError(
    "VALUE_NOT_SENDABLE",
    `The headers that this proxy adds are longer than ${MAX_INJECTED_BYTES} bytes together; servers refuse that.`,
  );
}

/** The caller's headers, except those that a rule sets in any spelling (P-2), then the rules', each exactly once. */
function withInjected(
  sent: readonly string[],
  injected: readonly Injected[],
  { isIdentityOnly, contentLength }: { isIdentityOnly: boolean; contentLength: string | null },
): string[] {
  const replaced = new Set(injected.map(({ name }) => headerKey(name)));
  if (isIdentityOnly) replaced.add("accept-encoding");
  const headers: string[] = [];
  for (let i = 0; i + 1 < sent.length; i += 2) {
    const name = sent[i] as string;
    if (!replaced.has(headerKey(name))) headers.push(name, sent[i + 1] as string);
  }
  for (const { name, value } of injected) headers.push(name, value);
  if (isIdentityOnly) headers.push("Accept-Encoding", "identity");
  if (contentLength !== null) headers.push("Content-Length", contentLength);
  return headers;
}

/** The announced length frames the body on the way out too; without it undici sends chunks. */
function lengthOf({ headers, body }: EgressPlan): { contentLength: string | null } {
  if (body === null) return { contentLength: null };
  const at = headers.findIndex((name, i) => i % 2 === 0 && name.toLowerCase() === "content-length");
  return { contentLength: at === -1 ? null : (headers[at + 1] ?? null) };
}
