"use client";
import { type FormEvent, useState } from "react";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { ConfirmDialog, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SecretRow } from "./queries.ts";
import { placesPhrase, UsageList } from "./usage-list.tsx";
import { useDeleteSecret } from "./use-delete-secret.tsx";

type Props = {
  row: SecretRow;
  onClose: () => void;
  onDeleted: (id: string) => void;
  returnFocus: ReturnFocus;
};

const FORM = "delete-secret";

/** Unused: one more click, with the first focus on Cancel. In use: says what will fail and wants the identifier typed. */
export function DeleteSecretDialog({ row, onClose, onDeleted, returnFocus }: Props) {
  const deletion = useDeleteSecret({ row, onClose, onDeleted });
  const { secret, isInUse, submission } = deletion;
  const [typed, setTyped] = useState("");
  const [isRefused, setRefused] = useState(false);
  function submit(event: FormEvent) {
    event.preventDefault();
    const isConfirmed = !isInUse || typed.trim() === row.tag;
    setRefused(!isConfirmed);
    if (isConfirmed) void deletion.remove();
    else document.getElementById("confirm-identifier")?.focus();
  }
  return (
    <ConfirmDialog
      title={
        isInUse ? `${secret.name} is used in ${placesPhrase(secret.usageCount)}` : `Delete ${secret.name}?`
      }
      onCancel={onClose}
      returnFocus={returnFocus}
      actions={
        <Button
          type="submit"
          form={FORM}
          tone="danger"
          isPending={submission.isSending}
          pendingText="Deleting…"
        >
          {isInUse ? "Delete anyway" : "Delete secret"}
        </Button>
      }
    >
      <SubmissionNotice state={submission.state} onCheck={deletion.check} />
      <div role="alert" className="empty:hidden">
        {deletion.problem && <Notice tone="danger">{deletion.problem}</Notice>}
      </div>
      <form id={FORM} noValidate onSubmit={submit} className="flex flex-col gap-3">
        {isInUse ? (
          <>
            {deletion.details.name === "ready" && (
              <UsageList usages={deletion.details.secret.usages} total={secret.usageCount} />
            )}
            <p>Deleting it makes those requests fail. Its value is destroyed now; there is no undo.</p>
            <Field
              id="confirm-identifier"
              label={
                <>
                  Type <Code>{row.tag}</Code> to confirm
                </>
              }
              error={isRefused && "That isn't the identifier."}
            >
              {(control) => (
                <input
                  {...control}
                  value={typed}
                  onChange={(event) => {
                    setTyped(event.currentTarget.value);
                    setRefused(false);
                  }}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                  className="field-control font-mono"
                />
              )}
            </Field>
          </>
        ) : (
          <p>
            Nothing uses <Code>{row.tag}</Code>. Its value is destroyed now. There is no undo.
          </p>
        )}
      </form>
    </ConfirmDialog>
  );
}
