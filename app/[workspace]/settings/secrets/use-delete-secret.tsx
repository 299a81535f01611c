"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { DeleteSecretInput, DeleteSecretMutation } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { Code } from "#app/_ui/code.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { DeleteSecret, type SecretRow } from "./queries.ts";
import { serverProblems } from "./server-problems.ts";
import { useSecretDetails } from "./use-secret-details.ts";

type Options = { row: SecretRow; onClose: () => void; onDeleted: (id: string) => void };

/** Deleting without its looks. What it may delete is the revision that the person sees; a use that came since is shown. */
export function useDeleteSecret({ row, onClose, onDeleted }: Options) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const details = useSecretDetails(row.id);
  const [problem, setProblem] = useState<string | null>(null);
  const submission = useSubmission((input: DeleteSecretInput) => send(DeleteSecret, { input }));
  const secret = details.state.name === "ready" ? details.state.secret : row;
  const isInUse = secret.usageCount > 0;

  async function finish(data: DeleteSecretMutation | null) {
    if (!data) return;
    const { deletedSecretId, userErrors } = data.deleteSecret;
    const codes = userErrors.map(({ code }) => code);
    // Gone already: by somebody else, or by our own request whose answer was lost.
    if (deletedSecretId || codes.includes("NOT_FOUND")) return done();
    if (codes.includes("IN_USE") || codes.includes("VERSION_CONFLICT")) {
      await details.reload();
      setProblem(
        codes.includes("IN_USE")
          ? "Something has begun to use this secret. Nothing was deleted."
          : "Somebody changed this secret meanwhile. Nothing was deleted. Look again before you delete it.",
      );
      return;
    }
    setProblem(serverProblems(userErrors).form ?? userErrors[0]?.message ?? null);
  }
  function done() {
    const content = (
      <>
        Deleted <Code>{row.tag}</Code>.
      </>
    );
    say({ text: `Deleted ${row.tag}.`, content });
    onDeleted(row.id);
    onClose();
    router.refresh();
  }
  return {
    secret,
    isInUse,
    details: details.state,
    problem,
    setProblem,
    submission,
    remove: async () => {
      if (submission.isSending) return;
      setProblem(null);
      const input = { secret: { id: row.id }, expectedRevision: secret.revision, force: isInUse };
      await finish(await submission.send(input));
    },
    check: async () => finish(await submission.check()),
  };
}
