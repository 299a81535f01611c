/**
 * The closed list of permissions, their labels, and the built-in roles (architecture.md §4, Permissions).
 *
 * This room is a leaf: it knows what may be asked for and who asks, not how anybody signed in. It refuses
 * permissions that are not in this list, and it has no "is admin" shortcut.
 */
export const PERMISSIONS = {
  VIEW_SECRETS: { label: "View secrets", description: "See names, never values." },
  CREATE_SECRETS: {
    label: "Create secrets",
    description: "Create, rename, replace and delete secrets. Never lets anyone read a value.",
  },
  VIEW_PLUGIN_PROXIES: {
    label: "View plugin proxies",
    description: "See proxies and their header templates.",
  },
  USE_PLUGIN_PROXIES: { label: "Use plugin proxies", description: "Send requests through a proxy." },
  EDIT_PLUGIN_PROXIES: {
    label: "Edit plugin proxies",
    description: "Create, change and delete proxies, and so decide where a secret is used.",
  },
  VIEW_WORKFLOWS: { label: "View workflows and runs", description: "See workflows and their runs." },
  RUN_WORKFLOWS: { label: "Run workflows", description: "Start, cancel and retry runs." },
  EDIT_WORKFLOWS: { label: "Edit workflows", description: "Create, change and delete workflows." },
  VIEW_AUDIT_LOG: { label: "View audit logs", description: "See who did what." },
  EDIT_API_TOKENS: { label: "Edit API tokens", description: "Create and revoke service tokens." },
  EDIT_MEMBERS: { label: "Edit members", description: "Invite, change and deactivate members." },
  EDIT_ROLES: { label: "Edit roles", description: "Create and change roles." },
  EDIT_SETTINGS: { label: "Edit settings", description: "Change settings of the workspace." },
} as const;

export type Permission = keyof typeof PERMISSIONS;

export const ALL_PERMISSIONS = Object.keys(PERMISSIONS) as Permission[];

const VIEWER: Permission[] = ["VIEW_SECRETS", "VIEW_PLUGIN_PROXIES", "VIEW_WORKFLOWS"];
const USER: Permission[] = [...VIEWER, "USE_PLUGIN_PROXIES", "RUN_WORKFLOWS"];
const MANAGER: Permission[] = [...USER, "EDIT_WORKFLOWS", "VIEW_AUDIT_LOG"];

/** Each workspace is created with these four; the rows carry `is_built_in` and cannot be edited. */
export const BUILT_IN_ROLES = [
  { key: "viewer", name: "Viewer", permissions: VIEWER },
  { key: "user", name: "User", permissions: USER },
  { key: "manager", name: "Manager", permissions: MANAGER },
  { key: "admin", name: "Admin", permissions: ALL_PERMISSIONS },
] as const satisfies readonly { key: string; name: string; permissions: readonly Permission[] }[];

export type BuiltInRoleKey = (typeof BUILT_IN_ROLES)[number]["key"];

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}

/** A permission that this version does not know, in a role that a later one wrote, allows nothing. */
export function toPermissions(texts: readonly string[]): ReadonlySet<Permission> {
  return new Set(texts.filter(isPermission));
}
