"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useWatch } from "react-hook-form";
import type { CreateSecretInput, CreateSecretMutation } from "#app/_lib/__generated__/graphql.ts";
import { identifierFrom } from "#app/_lib/identifier.ts";
import { newIdempotencyKey } from "#app/_lib/new-key.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { CopyButton } from "#app/_ui/copy-button.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { bytesPhrase } from "./bytes-phrase.ts";
import { CreateSecret } from "./queries.ts";
import type { Saved } from "./saved-dialog.tsx";
import { FIELD_IDS } from "./secret-rules.ts";
import { serverProblems } from "./server-problems.ts";
import { rowLinkId } from "./use-row-focus.ts";
import { useSecretForm } from "./use-secret-form.tsx";
import { useTagAvailability } from "./use-tag-availability.ts";

/** With Add another: what the form had before it was cleared. */
export type LastAdded = { tag: string; warnings: Saved["warnings"] };
type Options = { identifier: string; onClose: () => void; onAdded: (id: string) => void };

/** The Add secret form without its looks: how the identifier follows the name, and what follows the answer. */
export function useAddSecret({ identifier, onClose, onAdded }: Options) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const fields = useSecretForm({ name: "", tag: identifier, description: "", destinations: [] });
  const { form } = fields;
  const tag = useWatch({ control: form.control, name: "tag" }).trim();
  const { taken, ask } = useTagAvailability(tag);
  const submission = useSubmission((input: CreateSecretInput) => send(CreateSecret, { input }));
  const isTagEdited = useRef(identifier !== "");
  const [keepsOpen, setKeepsOpen] = useState(false);
  const [lastAdded, setLastAdded] = useState<LastAdded | null>(null);
  const [saved, setSaved] = useState<(Saved & { id: string }) | null>(null);

  function follow(name: string) {
    if (isTagEdited.current) return;
    const shouldValidate = form.getFieldState("tag").invalid;
    form.setValue("tag", identifierFrom(name, "_"), { shouldDirty: true, shouldValidate });
  }
  function setTag(next: string) {
    isTagEdited.current = true;
    form.setValue("tag", next, { shouldDirty: true, shouldValidate: true });
    document.getElementById(FIELD_IDS.tag)?.focus();
  }
  async function submit() {
    if (submission.isSending || !(await fields.check())) return;
    if (taken) return fields.refuse({ tag: `\`${taken.tag}\` is taken.` });
    const { name, description, destinations } = form.getValues();
    const data = await submission.send({
      name: name.trim() || null,
      tag,
      value: fields.value.current?.read() ?? "",
      description: description.trim() || null,
      destinations,
      idempotencyKey: newIdempotencyKey(),
    });
    finish(data);
  }
  function finish(data: CreateSecretMutation | null) {
    if (!data) return;
    const { secret, acceptedBytes, warnings, userErrors } = data.createSecret;
    if (!secret) {
      if (userErrors.some(({ code }) => code === "TAG_TAKEN")) ask();
      return fields.refuse(serverProblems(userErrors));
    }
    const facts = `(version ${secret.version}, ${bytesPhrase(acceptedBytes)})`;
    const text = `Added ${secret.name} ${facts}.`;
    router.refresh();
    if (keepsOpen) {
      fields.reset();
      isTagEdited.current = false;
      setLastAdded({ tag: secret.tag, warnings: warnings ?? [] });
      say({ text });
      document.getElementById(FIELD_IDS.name)?.focus();
    } else if (warnings?.length) {
      fields.reset();
      say({ text });
      setSaved({ id: secret.id, title: "Added, with a warning", text, warnings });
    } else {
      say({
        text,
        content: (
          <>
            Added <strong className="font-semibold">{secret.name}</strong> {facts}.
          </>
        ),
        action: <CopyButton text={secret.reference} label="Copy reference" size="small" />,
      });
      onAdded(secret.id);
      onClose();
    }
  }
  return {
    fields,
    submission,
    tag,
    taken,
    setTag,
    follow,
    onTagTyped: (text: string) => {
      isTagEdited.current = text !== "";
    },
    /** Name, identifier and value in one go, from a pasted `KEY=VALUE`. */
    fill: (name: string, value: string) => {
      isTagEdited.current = false;
      form.setValue("name", name, { shouldDirty: true, shouldValidate: true });
      form.setValue("tag", identifierFrom(name, "_"), { shouldDirty: true, shouldValidate: true });
      fields.value.current?.set(value);
      fields.value.current?.focus();
    },
    submit,
    check: async () => finish(await submission.check()),
    keepsOpen,
    setKeepsOpen,
    lastAdded,
    saved,
    /** The new row, which the refreshed page behind the dialog has by then. */
    focusAdded: () =>
      document.getElementById(rowLinkId(saved?.id ?? "")) ?? document.getElementById("add-secret"),
  };
}
