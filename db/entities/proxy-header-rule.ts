import { EntitySchema } from "typeorm";

/**
 * A header that a prefix adds. With a `passwordTemplate` it is a basic-auth pair, and `template` its user. `secretTags`
 * are the tags that they name.
 */
export type ProxyHeaderRuleRow = {
  workspaceId: string;
  id: string;
  prefixId: string;
  position: number;
  name: string;
  template: string;
  passwordTemplate: string | null;
  allowOverride: boolean;
  secretTags: string[];
};

export const ProxyHeaderRuleEntity = new EntitySchema<ProxyHeaderRuleRow>({
  name: "ProxyHeaderRule",
  tableName: "proxy_header_rules",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "proxy_header_rules_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "proxy_header_rules_pkey" },
    prefixId: { type: "text", name: "prefix_id" },
    position: { type: "integer" },
    name: { type: "text" },
    template: { type: "text" },
    passwordTemplate: { type: "text", name: "password_template", nullable: true },
    allowOverride: { type: "boolean", name: "allow_override" },
    secretTags: { type: "text", array: true, name: "secret_tags" },
  },
  foreignKeys: [
    {
      name: "proxy_header_rules_prefix_fkey",
      target: "ProxyUrlPrefix",
      columnNames: ["workspaceId", "prefixId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    {
      name: "proxy_header_rules_prefix_id_lower_name_key",
      columns: ["workspaceId", "prefixId", "name"],
      unique: true,
      synchronize: false,
    },
    { name: "proxy_header_rules_secret_tags_idx", columns: ["secretTags"], synchronize: false },
  ],
  checks: [
    {
      name: "proxy_header_rules_password_template_check",
      expression: `password_template is null or name = 'Authorization'`,
    },
  ],
});
