import { IDENTIFIER_RULE, isIdentifier } from "#app/_lib/identifier.ts";

/** Ids of the controls, so that an error summary can lead to them. */
export const FIELD_IDS = {
  name: "secret-name",
  tag: "secret-tag",
  value: "secret-value",
  description: "secret-description",
  destinations: "secret-destinations",
} as const;

/** What a form can say before the server does. Each answers true, or the sentence under the field. */
export const nameRule = (text: string) => countOf(text) <= 80 || "Use at most 80 characters.";
export const descriptionRule = (text: string) => countOf(text) <= 500 || "Use at most 500 characters.";

export function tagRule(text: string): true | string {
  if (text.trim() === "") return "Enter an identifier.";
  return isIdentifier(text.trim()) || IDENTIFIER_RULE;
}

export const VALUE_HELP =
  "Write-only: after you save, no one can see it, not even admins. Keep a copy if another system needs the same value.";

export const DESTINATION_RULE = "Enter an origin such as `https://api.stripe.com` (a bare host means https).";

/** In the same words as the server's DESTINATIONS_REQUIRED. */
export const DESTINATIONS_REQUIRED =
  "This instance requires destinations. Say where the value may go, such as `https://api.example.com`.";

/** Characters as people count them: an emoji is one. */
function countOf(text: string): number {
  return Array.from(text.trim()).length;
}
