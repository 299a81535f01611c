"use client";
import { useEffect, useRef, useState } from "react";
import { isIdentifier } from "#app/_lib/identifier.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { TagAvailabilityQuery } from "./queries.ts";

const PAUSE_MS = 300;

export type TakenTag = { tag: string; suggestion: string | null };

/**
 * Asks 300 ms after the last key whether the identifier is free. No answer says nothing: createSecret decides.
 * @returns the identifier and a free one like it while `tag` is known to be taken, else null.
 */
export function useTagAvailability(tag: string): { taken: TakenTag | null; ask: () => void } {
  const send = useSend();
  const [taken, setTaken] = useState<TakenTag | null>(null);
  const latest = useRef(tag);
  latest.current = tag;
  const ask = async (asked: string) => {
    const answer = await send(TagAvailabilityQuery, { tag: asked });
    if (!answer.ok || latest.current !== asked) return;
    const { reason, suggestion } = answer.data.secretTagAvailability;
    setTaken(reason === "TAG_TAKEN" ? { tag: asked, suggestion: suggestion ?? null } : null);
  };
  const askNow = useRef(ask);
  askNow.current = ask;
  useEffect(() => {
    if (!isIdentifier(tag)) return;
    const timer = setTimeout(() => askNow.current(tag), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [tag]);
  return { taken: taken?.tag === tag ? taken : null, ask: () => void ask(tag) };
}
