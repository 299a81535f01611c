import { createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import type { TestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import type { UseFacts, UseOutcome } from "./use-facts.ts";

/** For tests only: a workspace with one secret, uses of it, and what the database says of them. */
export type UsedWorkspace = TestWorkspace & {
  secretId: string;
  proxyId: string;
  facts(more?: Partial<UseFacts>): UseFacts;
};

export async function createUsedWorkspace(): Promise<UsedWorkspace> {
  const workspace = await createTestWorkspace();
  const { secret } = await createSecret(workspace.actor, { tag: "key", value: "a value of some length" });
  const proxyId = newId("prx");
  const { id: secretId, tag, version } = secret;
  return {
    ...workspace,
    secretId,
    proxyId,
    facts: (more = {}) => ({
      workspaceId: workspace.workspaceId,
      actor: workspace.actor,
      via: { kind: "proxy", id: proxyId, tag: "gate" },
      secrets: [{ tag, secretId, version }],
      origin: "https://api.example.com",
      method: "GET",
      startedAt: new Date(),
      ...more,
    }),
  };
}

export function outcome(status: number | null, more: Partial<UseOutcome> = {}): UseOutcome {
  return { status, errorCode: null, durationMs: 12, scrubbedCount: 0, expiresAt: null, ...more };
}

export type UseColumns = {
  secret_tag: string;
  status: number | null;
  error_code: string | null;
  duration_ms: number | null;
};

/** Rows of the workspace, oldest first. */
export function usesIn(database: TestDatabase, { workspaceId }: TestWorkspace): Promise<UseColumns[]> {
  return database.ownerQuery(
    `select secret_tag, status, error_code, duration_ms from uses where workspace_id = $1
     order by used_at, id, secret_id`,
    [workspaceId],
  );
}
