import type { Template } from "./template.ts";

/** The tags that a template names, each once, in the order of their first mention. Says nothing about their existence. */
export function templateTags(template: Template): string[] {
  return [...new Set(template.parts.flatMap((part) => (part.kind === "secret" ? [part.tag] : [])))];
}
