import { EntitySchema } from "typeorm";

/** A key of the whole instance for one purpose, wrapped by the KEK `kekId`. */
export type InstanceKeyRow = {
  purpose: string;
  kekId: string;
  wrappedKey: Buffer;
  createdAt: Date;
};

export const InstanceKeyEntity = new EntitySchema<InstanceKeyRow>({
  name: "InstanceKey",
  tableName: "instance_keys",
  columns: {
    purpose: { type: "text", primary: true, primaryKeyConstraintName: "instance_keys_pkey" },
    kekId: { type: "text", name: "kek_id" },
    wrappedKey: { type: "bytea", name: "wrapped_key", select: false },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
  },
});
