"use client";
import { useEffect, useState } from "react";
import type { ExplainProxyRequestInput } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { ExplainProxyRequest, type Explanation } from "../queries.ts";
import type { ProxyUserError } from "./proxy-errors.ts";

/** What the server says about the request; the last answer stays while the next is on its way. */
export type Explained =
  | { name: "waiting" }
  | { name: "explained"; explanation: Explanation }
  /** The form has problems that the fields show. */
  | { name: "unfinished"; problems: readonly ProxyUserError[] }
  | { name: "failed"; message: string };

const PAUSE_MS = 300;

/** Asks after a pause in typing. @param input null while there is nothing to ask about. */
export function useExplanation(input: ExplainProxyRequestInput | null): Explained {
  const send = useSend();
  const [explained, setExplained] = useState<Explained>({ name: "waiting" });
  // The form makes a new object with every key press; its text tells whether anything changed.
  const asked = input && JSON.stringify(input);
  useEffect(() => {
    if (asked === null) return setExplained({ name: "waiting" });
    let isLatest = true;
    const timer = setTimeout(async () => {
      const answer = await send(ExplainProxyRequest, { input: JSON.parse(asked) });
      if (!isLatest) return;
      if (!answer.ok) return setExplained({ name: "failed", message: answer.failure.message });
      const { explanation, userErrors } = answer.data.explainProxyRequest;
      setExplained(
        explanation ? { name: "explained", explanation } : { name: "unfinished", problems: userErrors },
      );
    }, PAUSE_MS);
    return () => {
      isLatest = false;
      clearTimeout(timer);
    };
  }, [asked, send]);
  return explained;
}
