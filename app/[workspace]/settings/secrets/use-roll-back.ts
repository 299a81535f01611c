"use client";
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import type {
  RollbackSecretValueInput,
  RollbackSecretValueMutation,
} from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { RollbackSecretValue, type SecretRow, SecretVersionsQuery, type VersionRow } from "./queries.ts";

/** none: nothing is kept (any more). `current` is the version that the person saw, and that is destroyed. */
type State =
  | { name: "loading" }
  | { name: "failed" }
  | { name: "none" }
  | { name: "ready"; current: number; previous: VersionRow };

const CHANGED =
  "Somebody replaced the value meanwhile. Nothing was changed. Look again before you roll back.";

/** Rolling back without its looks. */
export function useRollBack(row: SecretRow, onClose: () => void) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const [state, setState] = useState<State>({ name: "loading" });
  const [problem, setProblem] = useState<string | null>(null);
  const submission = useSubmission((input: RollbackSecretValueInput) => send(RollbackSecretValue, { input }));

  const load = useCallback(async () => {
    // The one that is kept stands right below the current one.
    const answer = await send(SecretVersionsQuery, { id: row.id, first: 2, after: null });
    if (!answer.ok) return setState({ name: "failed" });
    const { secret } = answer.data;
    const previous = secret?.versions.nodes.find((version) => version.state === "PREVIOUS");
    if (!secret?.previousValueKeptUntil || !previous) return setState({ name: "none" });
    setState({ name: "ready", current: secret.version, previous });
  }, [send, row.id]);
  useEffect(() => {
    void load();
  }, [load]);

  async function finish(data: RollbackSecretValueMutation | null) {
    if (!data) return;
    const { secret, userErrors } = data.rollbackSecretValue;
    if (!secret) {
      const isChanged = userErrors.some(({ code }) => code === "VERSION_CONFLICT");
      setProblem(isChanged ? CHANGED : (userErrors[0]?.message ?? null));
      return load();
    }
    const text = `Rolled the value of ${secret.name} back (version ${secret.version}).`;
    say({ text, content: text });
    onClose();
    router.refresh();
  }
  return {
    state,
    submission,
    problem,
    submit: async () => {
      if (submission.isSending || state.name !== "ready") return;
      setProblem(null);
      await finish(await submission.send({ secret: { id: row.id }, expectedVersion: state.current }));
    },
    check: async () => finish(await submission.check()),
  };
}
