import { EntitySchema } from "typeorm";

/**
 * A sealed value and the destinations it was sealed with (docs/crypto.md, Sealed value v1). Never plaintext. The current
 * one has neither `keptUntil` nor `destroyedAt`; the previous one is kept until; of a destroyed one `sealedValue` is
 * empty.
 */
export type SecretVersionRow = {
  workspaceId: string;
  secretId: string;
  version: number;
  keyId: string;
  destinations: string[];
  sealedValue: Buffer;
  createdAt: Date;
  createdBy: string;
  keptUntil: Date | null;
  destroyedAt: Date | null;
};

export const SecretVersionEntity = new EntitySchema<SecretVersionRow>({
  name: "SecretVersion",
  tableName: "secret_versions",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "secret_versions_pkey",
    },
    secretId: {
      type: "text",
      name: "secret_id",
      primary: true,
      primaryKeyConstraintName: "secret_versions_pkey",
    },
    version: { type: "integer", primary: true, primaryKeyConstraintName: "secret_versions_pkey" },
    keyId: { type: "text", name: "key_id" },
    destinations: { type: "text", array: true },
    sealedValue: { type: "bytea", name: "sealed_value", select: false },
    createdAt: { type: "timestamptz", name: "created_at" },
    createdBy: { type: "text", name: "created_by" },
    keptUntil: { type: "timestamptz", name: "kept_until", nullable: true },
    destroyedAt: { type: "timestamptz", name: "destroyed_at", nullable: true },
  },
  foreignKeys: [
    {
      name: "secret_versions_secret_fkey",
      target: "Secret",
      columnNames: ["workspaceId", "secretId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "CASCADE",
    },
    {
      name: "secret_versions_key_fkey",
      target: "WorkspaceKey",
      columnNames: ["workspaceId", "keyId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "RESTRICT",
    },
  ],
  indices: [{ name: "secret_versions_kept_until_idx", columns: ["keptUntil"], synchronize: false }],
  checks: [
    {
      name: "secret_versions_destroyed_check",
      expression: "(destroyed_at is null) = (octet_length(sealed_value) > 0)",
    },
  ],
});
