import { EntitySchema } from "typeorm";

/** A normalised URL prefix of a proxy. */
export type ProxyUrlPrefixRow = {
  workspaceId: string;
  id: string;
  proxyId: string;
  position: number;
  prefix: string;
};

export const ProxyUrlPrefixEntity = new EntitySchema<ProxyUrlPrefixRow>({
  name: "ProxyUrlPrefix",
  tableName: "proxy_url_prefixes",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "proxy_url_prefixes_pkey",
    },
    id: { type: "text", primary: true, primaryKeyConstraintName: "proxy_url_prefixes_pkey" },
    proxyId: { type: "text", name: "proxy_id" },
    position: { type: "integer" },
    prefix: { type: "text" },
  },
  foreignKeys: [
    {
      name: "proxy_url_prefixes_proxy_fkey",
      target: "Proxy",
      columnNames: ["workspaceId", "proxyId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "CASCADE",
    },
  ],
  uniques: [
    {
      name: "proxy_url_prefixes_workspace_id_proxy_id_prefix_key",
      columns: ["workspaceId", "proxyId", "prefix"],
    },
  ],
});
