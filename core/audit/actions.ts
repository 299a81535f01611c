/** The closed list of what can be recorded. A new act adds a line here; docs/glossary.md has the verbs. */
export const AUDIT_ACTIONS = [
  "workspace.created",
  "workspace.frozen",
  "workspace.unfrozen",
  "secret.created",
  "secret.updated",
  "secret.value_replaced",
  "secret.value_rolled_back",
  "secret.deleted",
  "secret.echoed",
  "secret.frozen",
  "secret.unfrozen",
  "plugin_proxy.created",
  "plugin_proxy.updated",
  "plugin_proxy.deleted",
  "plugin_proxy.frozen",
  "plugin_proxy.unfrozen",
  "plugin_proxy.tested",
  "plugin_proxy.canary_sent",
  "api_token.created",
  "api_token.revoked",
  "api_token.frozen",
  "api_token.unfrozen",
] as const;

export type AuditAction = (typeof AUDIT_ACTIONS)[number];
