"use client";
import { createContext, useContext } from "react";
import type { KnownSecrets } from "./use-known-secrets.ts";

/** What every part of the editor asks: whether it may be changed, whether it is frozen, and which secrets there are. */
export type EditorFacts = { isNew: boolean; isReadOnly: boolean; isFrozen: boolean; secrets: KnownSecrets };

export const EditorContext = createContext<EditorFacts | null>(null);

export function useEditor(): EditorFacts {
  const facts = useContext(EditorContext);
  if (!facts) throw new Error("unreachable: used outside of the proxy editor");
  return facts;
}
