import { EntitySchema } from "typeorm";

/** The result of a request that may be sent again. `inputMac` is an HMAC under an instance key. */
export type IdempotencyKeyRow = {
  workspaceId: string;
  actorId: string;
  key: string;
  operation: string;
  inputMac: Buffer;
  result: unknown;
  createdAt: Date;
};

export const IdempotencyKeyEntity = new EntitySchema<IdempotencyKeyRow>({
  name: "IdempotencyKey",
  tableName: "idempotency_keys",
  columns: {
    workspaceId: {
      type: "text",
      name: "workspace_id",
      primary: true,
      primaryKeyConstraintName: "idempotency_keys_pkey",
    },
    actorId: {
      type: "text",
      name: "actor_id",
      primary: true,
      primaryKeyConstraintName: "idempotency_keys_pkey",
    },
    key: { type: "text", primary: true, primaryKeyConstraintName: "idempotency_keys_pkey" },
    operation: { type: "text" },
    inputMac: { type: "bytea", name: "input_mac", select: false },
    result: { type: "jsonb" },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
  },
  foreignKeys: [
    {
      name: "idempotency_keys_workspace_id_fkey",
      target: "Workspace",
      columnNames: ["workspaceId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [{ name: "idempotency_keys_workspace_id_created_at_idx", columns: ["workspaceId", "createdAt"] }],
});
