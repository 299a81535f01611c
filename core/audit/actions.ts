/** The closed list of what can be recorded. A new act adds a line here; docs/glossary.md has the verbs. */
export const AUDIT_ACTIONS = [
  "workspace.created",
  "secret.created",
  "secret.updated",
  "secret.value_replaced",
  "secret.deleted",
  "plugin_proxy.created",
  "plugin_proxy.updated",
  "plugin_proxy.deleted",
  "api_token.created",
  "api_token.revoked",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
