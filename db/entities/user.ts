import { EntitySchema } from "typeorm";

/** A person of the instance. `keyhole_app` sees only members of its workspace, and never the password hash. */
export type UserRow = {
  id: string;
  email: string;
  displayName: string;
  passwordHash: string | null;
  isInstanceAdmin: boolean;
  isActive: boolean;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
};

export const UserEntity = new EntitySchema<UserRow>({
  name: "User",
  tableName: "users",
  columns: {
    id: { type: "text", primary: true, primaryKeyConstraintName: "users_pkey" },
    email: { type: "text" },
    displayName: { type: "text", name: "display_name" },
    passwordHash: { type: "text", name: "password_hash", nullable: true, select: false },
    isInstanceAdmin: { type: "boolean", name: "is_instance_admin", default: false },
    isActive: { type: "boolean", name: "is_active", default: true },
    revision: { type: "integer", default: 1 },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
    updatedAt: { type: "timestamptz", name: "updated_at", default: () => "now()" },
  },
  indices: [{ name: "users_lower_email_key", columns: ["email"], unique: true, synchronize: false }],
});
