"use client";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { ReferenceRowFragment } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { FindReferences } from "../queries.ts";

const PAUSE_MS = 300;
/** What the page brings along; a workspace with more secrets is asked about the others one by one. */
const PAGE_LIMIT = 100;

export type KnownSecrets = {
  /** False without View secrets: nothing is offered and nothing is called unknown. */
  canSee: boolean;
  tags: readonly string[];
  complete: (typed: string) => Promise<readonly ReferenceRowFragment[]>;
  isUnknown: (tag: string) => boolean;
};

/**
 * Which secrets there are, as far as templates need to know. Names only. A tag counts as unknown once the server has
 * been asked for it; the question is asked again when the person comes back to this window, since "Create it" opens
 * another one.
 */
export function useKnownSecrets(
  initial: readonly ReferenceRowFragment[] | null,
  namedTags: readonly string[],
): KnownSecrets {
  const send = useSend();
  const [known, setKnown] = useState(() => new Map((initial ?? []).map((row) => [row.tag, row])));
  const [absent, setAbsent] = useState<ReadonlySet<string>>(() => new Set());
  const canSee = initial !== null;
  const hasAll = (initial?.length ?? 0) < PAGE_LIMIT;
  const knownNow = useRef(known);
  knownNow.current = known;

  const find = useCallback(
    async (query: string) => {
      const answer = await send(FindReferences, { query });
      if (!answer.ok) return null;
      const rows = answer.data.secretReferences;
      setKnown((before) => new Map([...before, ...rows.map((row) => [row.tag, row] as const)]));
      return rows;
    },
    [send],
  );
  const ask = useCallback(
    async (tags: readonly string[]) => {
      for (const tag of tags) {
        const rows = await find(tag);
        if (rows === null) continue;
        const isThere = rows.some((row) => row.tag === tag);
        setAbsent(
          (before) => new Set([...before].filter((other) => other !== tag).concat(isThere ? [] : tag)),
        );
      }
    },
    [find],
  );
  useAskAbout(canSee ? namedTags.filter((tag) => !known.has(tag)) : [], absent, ask);

  const complete = useCallback(
    async (typed: string) => {
      const local = matches([...knownNow.current.values()], typed);
      if (!canSee || hasAll || typed === "") return local;
      return (await find(typed)) ?? local;
    },
    [canSee, hasAll, find],
  );
  return useMemo(
    () => ({
      canSee,
      tags: [...known.keys()],
      complete,
      isUnknown: (tag) => absent.has(tag) && !known.has(tag),
    }),
    [canSee, known, absent, complete],
  );
}

/** Asks about new tags after a pause in typing, and about the absent ones when the window is shown again. */
function useAskAbout(
  missing: readonly string[],
  absent: ReadonlySet<string>,
  ask: (tags: readonly string[]) => Promise<void>,
): void {
  const unasked = missing.filter((tag) => !absent.has(tag)).join(" ");
  const again = missing.filter((tag) => absent.has(tag)).join(" ");
  useEffect(() => {
    if (unasked === "") return;
    const timer = setTimeout(() => void ask(unasked.split(" ")), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [unasked, ask]);
  useEffect(() => {
    if (again === "") return;
    const onFocus = () => void ask(again.split(" "));
    window.addEventListener("focus", onFocus);
    return () => window.removeEventListener("focus", onFocus);
  }, [again, ask]);
}

function matches(rows: ReferenceRowFragment[], typed: string): ReferenceRowFragment[] {
  const needle = typed.toLowerCase();
  const rank = (row: ReferenceRowFragment) => (row.tag.toLowerCase().startsWith(needle) ? 0 : 1);
  return rows
    .filter(({ tag, name }) => tag.toLowerCase().includes(needle) || name.toLowerCase().includes(needle))
    .sort((a, b) => rank(a) - rank(b) || a.tag.localeCompare(b.tag))
    .slice(0, 20);
}
