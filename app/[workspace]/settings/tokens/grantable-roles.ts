import type { Permission } from "#app/_lib/__generated__/graphql.ts";

/** A role as the form shows it, with the words of what it allows. */
export type RoleChoice = { id: string; name: string; allows: { permission: Permission; label: string }[] };

/** Labels of what the role allows and this person lacks; such a role cannot be given (the server refuses it too). */
export function missingLabels(role: RoleChoice, permissions: readonly Permission[]): string[] {
  return role.allows.filter(({ permission }) => !permissions.includes(permission)).map(({ label }) => label);
}
