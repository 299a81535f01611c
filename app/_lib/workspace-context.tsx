"use client";
import { createContext, type ReactNode, useContext, useMemo } from "react";
import type { Permission } from "./__generated__/graphql.ts";

/** What every component below /[workspace] may ask: where it is and what the person may do. Pixels only: the server checks. */
export type WorkspaceFacts = {
  slug: string;
  name: string;
  /** The instance wants each secret to say where it may go (KEYHOLE_REQUIRE_DESTINATIONS). */
  requiresDestinations: boolean;
  permissions: readonly Permission[];
};

const WorkspaceContext = createContext<WorkspaceFacts | null>(null);

export function WorkspaceProvider({
  slug,
  name,
  requiresDestinations,
  permissions,
  children,
}: WorkspaceFacts & { children: ReactNode }) {
  const facts = useMemo(
    () => ({ slug, name, requiresDestinations, permissions }),
    [slug, name, requiresDestinations, permissions],
  );
  return <WorkspaceContext value={facts}>{children}</WorkspaceContext>;
}

export function useWorkspace(): WorkspaceFacts {
  const facts = useContext(WorkspaceContext);
  if (!facts) throw new Error("unreachable: used outside of a workspace");
  return facts;
}
