import { EntitySchema } from "typeorm";

/** One signed-in browser. It is over when `endedAt` is set, `expiresAt` has passed, or it was idle too long. */
export type SessionRow = {
  id: string;
  userId: string;
  createdAt: Date;
  lastSeenAt: Date;
  expiresAt: Date;
  endedAt: Date | null;
  ip: string | null;
  userAgent: string | null;
};

export const SessionEntity = new EntitySchema<SessionRow>({
  name: "Session",
  tableName: "sessions",
  columns: {
    id: { type: "text", primary: true, primaryKeyConstraintName: "sessions_pkey" },
    userId: { type: "text", name: "user_id" },
    createdAt: { type: "timestamptz", name: "created_at", default: () => "now()" },
    lastSeenAt: { type: "timestamptz", name: "last_seen_at", default: () => "now()" },
    expiresAt: { type: "timestamptz", name: "expires_at" },
    endedAt: { type: "timestamptz", name: "ended_at", nullable: true },
    ip: { type: "text", nullable: true },
    userAgent: { type: "text", name: "user_agent", nullable: true },
  },
  foreignKeys: [
    {
      name: "sessions_user_id_fkey",
      target: "User",
      columnNames: ["userId"],
      referencedColumnNames: ["id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [{ name: "sessions_user_id_idx", columns: ["userId"] }],
});
