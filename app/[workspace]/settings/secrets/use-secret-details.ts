"use client";
import { useCallback, useEffect, useState } from "react";
import type { SecretUsagesQuery as Data } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { SecretUsagesQuery } from "./queries.ts";

export type SecretDetails = NonNullable<Data["secret"]>;

/** loading → ready | gone (deleted meanwhile) | failed (no answer; what the list knows must do). */
export type DetailsState =
  | { name: "loading" }
  | { name: "ready"; secret: SecretDetails }
  | { name: "gone" }
  | { name: "failed" };

/** The secret as it is now, and where it is used. `reload` answers it too, for a form that met a conflict. */
export function useSecretDetails(id: string): {
  state: DetailsState;
  reload: () => Promise<SecretDetails | null>;
} {
  const send = useSend();
  const [state, setState] = useState<DetailsState>({ name: "loading" });
  const reload = useCallback(async () => {
    const answer = await send(SecretUsagesQuery, { id });
    if (!answer.ok) {
      setState({ name: "failed" });
      return null;
    }
    const { secret } = answer.data;
    setState(secret ? { name: "ready", secret } : { name: "gone" });
    return secret ?? null;
  }, [send, id]);
  useEffect(() => {
    void reload();
  }, [reload]);
  return { state, reload };
}
