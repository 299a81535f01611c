import { EntitySchema } from "typeorm";

/** What uses say of a secret. All but `lastUsedAt` is about `version`, the newest that was used. Never used: of 1970. */
export type SecretHealthRow = {
  workspaceId: string;
  secretId: string;
  version: number;
  lastUsedAt: Date;
  lastSucceededAt: Date | null;
  /** The first 401 or 403 after the last success. */
  rejectedSince: Date | null;
  rejectedLastAt: Date | null;
  rejectedStatus: number | null;
  tokenExpiresAt: Date | null;
  tokenExpirySeenAt: Date | null;
};

const KEY = { primary: true, primaryKeyConstraintName: "secret_health_pkey" } as const;

export const SecretHealthEntity = new EntitySchema<SecretHealthRow>({
  name: "SecretHealth",
  tableName: "secret_health",
  columns: {
    workspaceId: { type: "text", name: "workspace_id", ...KEY },
    secretId: { type: "text", name: "secret_id", ...KEY },
    version: { type: "integer", default: 0 },
    lastUsedAt: { type: "timestamptz", name: "last_used_at", default: "1970-01-01 00:00:00+00" },
    lastSucceededAt: { type: "timestamptz", name: "last_succeeded_at", nullable: true },
    rejectedSince: { type: "timestamptz", name: "rejected_since", nullable: true },
    rejectedLastAt: { type: "timestamptz", name: "rejected_last_at", nullable: true },
    rejectedStatus: { type: "smallint", name: "rejected_status", nullable: true },
    tokenExpiresAt: { type: "timestamptz", name: "token_expires_at", nullable: true },
    tokenExpirySeenAt: { type: "timestamptz", name: "token_expiry_seen_at", nullable: true },
  },
  foreignKeys: [
    {
      name: "secret_health_secret_fkey",
      target: "Secret",
      columnNames: ["workspaceId", "secretId"],
      referencedColumnNames: ["workspaceId", "id"],
      onDelete: "CASCADE",
    },
  ],
  indices: [
    {
      name: "secret_health_workspace_id_last_used_at_idx",
      columns: ["workspaceId", "lastUsedAt", "secretId"],
    },
  ],
});
