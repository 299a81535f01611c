import { EntitySchema } from "typeorm";

/** A role that a token holds. */
export type ApiTokenRoleRow = {
  workspaceId: string;
  tokenId: string;
  roleId: string;
};

export const ApiTokenRoleEntity = new EntitySchema<ApiTokenRoleRow>({
  name: "ApiTokenRole",
  tableName: "api_token_roles",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "api_token_roles_pkey",
    },
    tokenId: {
      type: "text",
      name: "token_id",
      primary: true,
      primaryKeyConstraintName: "api_token_roles_pkey",
    },
    roleId: {
      type: "text",
      name: "role_id",
      primary: true,
      primaryKeyConstraintName: "api_token_roles_pkey",
    },
  },
  foreignKeys: [
    {
      name: "api_token_roles_token_fkey",
      target: "ApiToken",
      columnNames: ["workspaceId", "tokenId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "CASCADE",
    },
    {
      name: "api_token_roles_role_fkey",
      target: "Role",
      columnNames: ["workspaceId", "roleId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "RESTRICT",
    },
  ],
});
