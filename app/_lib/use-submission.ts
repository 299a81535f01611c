"use client";
import { useRef, useState } from "react";
import type { Answer, Failure } from "./answer.ts";

/**
 * How a form is sent.
 *
 * - idle → sending when the person submits;
 * - sending → idle when an answer came (what it says is the form's business);
 * - sending → failed when the server refused the whole request: nothing was saved;
 * - sending → unknown when the connection broke after sending: it may have been saved. `check` sends the very same
 *   input again, whose idempotency key or expected version makes the second time harmless.
 */
export type SubmissionState =
  | { name: "idle" }
  | { name: "sending" }
  | { name: "failed"; failure: Failure }
  | { name: "unknown" };

export function useSubmission<TInput, TData>(submit: (input: TInput) => Promise<Answer<TData>>) {
  const [state, setState] = useState<SubmissionState>({ name: "idle" });
  const last = useRef<TInput | null>(null);

  async function send(input: TInput): Promise<TData | null> {
    last.current = input;
    setState({ name: "sending" });
    const answer = await submit(input);
    if (answer.ok) {
      // The input may hold a value: it is kept only as long as its fate is unknown.
      last.current = null;
      setState({ name: "idle" });
      return answer.data;
    }
    if (answer.failure.code !== "NETWORK") last.current = null;
    setState(
      answer.failure.code === "NETWORK" ? { name: "unknown" } : { name: "failed", failure: answer.failure },
    );
    return null;
  }

  return {
    state,
    isSending: state.name === "sending",
    send,
    check: async () => (last.current === null ? null : send(last.current)),
    forget: () => {
      last.current = null;
      setState({ name: "idle" });
    },
  };
}
