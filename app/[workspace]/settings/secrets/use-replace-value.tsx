"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ReplaceSecretValueInput, ReplaceSecretValueMutation } from "#app/_lib/__generated__/graphql.ts";
import { newIdempotencyKey } from "#app/_lib/new-key.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { bytesPhrase } from "./bytes-phrase.ts";
import { DEFAULT_KEEP_HOURS } from "./keep-previous-field.tsx";
import { ReplaceSecretValue, type SecretRow } from "./queries.ts";
import type { Saved } from "./saved-dialog.tsx";
import { serverProblems } from "./server-problems.ts";
import { useSecretDetails } from "./use-secret-details.ts";
import { useSecretForm } from "./use-secret-form.tsx";

/** The Replace form without its looks. The version it replaces is the one that the person saw when it opened. */
export function useReplaceValue(row: SecretRow, onClose: () => void) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const details = useSecretDetails(row.id);
  // What was altered outside Keyhole is not offered as if somebody here had chosen it, and is always said anew.
  const isTampered = row.status === "TAMPERED";
  const known = isTampered ? [] : row.destinations;
  const fields = useSecretForm(
    { name: "", tag: "", description: "", destinations: known },
    { isMoreOpenAtFirst: isTampered },
  );
  const submission = useSubmission((input: ReplaceSecretValueInput) => send(ReplaceSecretValue, { input }));
  const [conflict, setConflict] = useState<SecretRow | null>(null);
  const [keepHours, setKeepHours] = useState(DEFAULT_KEEP_HOURS);
  const [saved, setSaved] = useState<Saved | null>(null);

  async function submit(expectedVersion: number) {
    if (submission.isSending || !(await fields.check())) return;
    const { destinations } = fields.form.getValues();
    const isSameList = !isTampered && destinations.join() === known.join();
    setConflict(null);
    const data = await submission.send({
      secret: { id: row.id },
      value: fields.value.current?.read() ?? "",
      expectedVersion,
      keepPreviousForHours: keepHours,
      idempotencyKey: newIdempotencyKey(),
      ...(isSameList ? {} : { destinations }),
    });
    await finish(data);
  }
  async function finish(data: ReplaceSecretValueMutation | null) {
    if (!data) return;
    const { secret, acceptedBytes, warnings, userErrors } = data.replaceSecretValue;
    if (!secret) {
      const isConflict = userErrors.some(({ code }) => code === "VERSION_CONFLICT");
      if (!isConflict) return fields.refuse(serverProblems(userErrors));
      const current = await details.reload();
      if (current) setConflict(current);
      return;
    }
    const facts = `(version ${secret.version}, ${bytesPhrase(acceptedBytes)})`;
    const text = `Replaced the value of ${secret.name} ${facts}.`;
    router.refresh();
    if (warnings?.length) {
      fields.reset();
      setSaved({ title: "Replaced, with a warning", text, warnings });
      return say({ text });
    }
    say({
      text,
      content: (
        <>
          Replaced the value of <strong className="font-semibold">{secret.name}</strong> {facts}.
        </>
      ),
    });
    onClose();
  }
  return {
    fields,
    submission,
    conflict,
    saved,
    isTampered,
    keepHours,
    setKeepHours,
    details: details.state,
    dismissConflict: () => setConflict(null),
    submit,
    check: async () => finish(await submission.check()),
  };
}
