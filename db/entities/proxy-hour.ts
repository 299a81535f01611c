import { EntitySchema } from "typeorm";

/** Requests through a proxy in an hour (UTC). `durations` counts them by how long they took (core/uses/durations.ts). */
export type ProxyHourRow = {
  workspaceId: string;
  proxyId: string;
  hour: Date;
  total: number;
  failed: number;
  durations: number[];
  lastUsedAt: Date;
};

const KEY = { primary: true, primaryKeyConstraintName: "proxy_hours_pkey" } as const;

export const ProxyHourEntity = new EntitySchema<ProxyHourRow>({
  name: "ProxyHour",
  tableName: "proxy_hours",
  columns: {
    workspaceId: { type: "text", name: "workspace_id", ...KEY },
    proxyId: { type: "text", name: "proxy_id", ...KEY },
    hour: { type: "timestamptz", ...KEY },
    total: { type: "integer" },
    failed: { type: "integer" },
    durations: { type: "integer", array: true },
    lastUsedAt: { type: "timestamptz", name: "last_used_at" },
  },
});
