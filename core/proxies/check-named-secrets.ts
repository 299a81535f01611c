import { UserError } from "#core/errors.ts";
import { checkSecretTags } from "#core/secrets/check-secret-tags.ts";
import { throwAny } from "#core/secrets/secret-input.ts";
import type { Tx } from "#db/transaction.ts";
import { tagsByField } from "./rule.ts";
import { referenceState, tagsOf } from "./template-reference.ts";
import type { CheckedUrlPrefix } from "./url-prefix-input.ts";

/**
 * Looks whether every secret that the rules name exists and may go to its prefix's origin (D-1), adds what is wrong to
 * `problems` and throws them all, so that a form shows the whole at once. A guard for people, not the lock: whoever
 * sends asks again (T-3). Opens nothing.
 * @throws {UserErrors} `problems`, UNKNOWN_SECRET, SECRET_HOST_NOT_ALLOWED; each of the two names the tag.
 */
export async function checkNamedSecrets(
  tx: Tx,
  workspaceId: string,
  urlPrefixes: readonly CheckedUrlPrefix[],
  problems: UserError[],
): Promise<void> {
  const known = await checkSecretTags(tx, workspaceId, tagsOf(urlPrefixes));
  for (const [i, { prefix, rules }] of urlPrefixes.entries()) {
    // A prefix that is none is in `problems` already; its secrets must exist all the same.
    const origin = prefix === "" ? null : new URL(prefix).origin;
    for (const [j, rule] of rules.entries()) {
      for (const { field, tags } of tagsByField(rule)) {
        const place = rule.passwordTemplate === null ? ["headerRules", String(j)] : ["basicAuth"];
        const path = ["input", "urlPrefixes", String(i), ...place, field];
        problems.push(...tags.flatMap((tag) => problemsOf(tag, origin, known, path)));
      }
    }
  }
  throwAny(problems);
}

function problemsOf(
  tag: string,
  origin: string | null,
  known: Awaited<ReturnType<typeof checkSecretTags>>,
  field: readonly string[],
): UserError[] {
  if (!known.has(tag)) {
    return [
      new UserError("UNKNOWN_SECRET", `There is no secret "${tag}". Add it first, or name another.`, field),
    ];
  }
  // A frozen secret may be named: it is used once it is unfrozen.
  if (origin === null || referenceState(tag, origin, known) !== "NOT_ALLOWED") return [];
  const message = `The secret "${tag}" may not be sent to ${origin}. To allow it, replace its value and add this origin to its destinations.`;
  return [new UserError("SECRET_HOST_NOT_ALLOWED", message, field)];
}
