"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { UpdateSecretInput, UpdateSecretMutation } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { type SecretRow, SecretUsagesQuery, UpdateSecret } from "./queries.ts";
import { DESTINATION_RULE } from "./secret-rules.ts";
import { serverProblems } from "./server-problems.ts";
import { useSecretForm } from "./use-secret-form.tsx";

const ONLY_NARROWER =
  "Only narrower destinations can be saved here. To allow another one, replace the value.";

/** The Edit form without its looks. It sends what was changed only, so that two people may change different fields. */
export function useEditSecret(row: SecretRow, onClose: () => void) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const destinationRule = row.destinations.length > 0 ? ONLY_NARROWER : DESTINATION_RULE;
  const fields = useSecretForm(
    { name: row.name, tag: row.tag, description: row.description ?? "", destinations: row.destinations },
    { destinationRule, setsValue: false },
  );
  const submission = useSubmission((input: UpdateSecretInput) => send(UpdateSecret, { input }));
  const [conflict, setConflict] = useState<SecretRow | null>(null);

  async function submit(expectedRevision: number) {
    if (submission.isSending || !(await fields.check())) return;
    const changes = changesOf();
    if (Object.keys(changes).length === 0) return;
    if (changes.destinations?.length === 0) {
      return fields.refuse({ destinations: "Leave at least one. To allow any origin, replace the value." });
    }
    setConflict(null);
    await finish(await submission.send({ secret: { id: row.id }, expectedRevision, ...changes }));
  }
  function changesOf(): Pick<UpdateSecretInput, "name" | "description" | "destinations"> {
    const { name, description, destinations } = fields.form.getValues();
    const isSameList = destinations.join() === row.destinations.join();
    return {
      ...(name.trim() === row.name ? {} : { name: name.trim() || null }),
      ...(description.trim() === (row.description ?? "") ? {} : { description: description.trim() || null }),
      ...(isSameList ? {} : { destinations }),
    };
  }
  async function finish(data: UpdateSecretMutation | null) {
    if (!data) return;
    const { secret, userErrors } = data.updateSecret;
    if (!secret) {
      if (!userErrors.some(({ code }) => code === "VERSION_CONFLICT")) {
        return fields.refuse(serverProblems(userErrors));
      }
      const answer = await send(SecretUsagesQuery, { id: row.id });
      const current = answer.ok ? answer.data.secret : null;
      // After a broken connection it may be our own change that came first.
      if (!current || !isSaved(current)) return setConflict(current ?? row);
    }
    const name = secret?.name ?? (fields.form.getValues().name.trim() || row.tag);
    say({ text: `Saved ${name}.`, content: `Saved ${name}.` });
    onClose();
    router.refresh();
  }
  function isSaved(current: SecretRow): boolean {
    const { name, description, destinations } = changesOf();
    return (
      (name === undefined || (name ?? row.tag) === current.name) &&
      (description === undefined || description === (current.description ?? null)) &&
      (!destinations || [...destinations].sort().join() === current.destinations.join())
    );
  }
  return {
    fields,
    submission,
    conflict,
    destinationRule,
    submit,
    check: async () => finish(await submission.check()),
  };
}
