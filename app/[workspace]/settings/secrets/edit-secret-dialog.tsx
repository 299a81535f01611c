"use client";
import type { FormEvent } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Button } from "#app/_ui/button.tsx";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { DestinationsField } from "./destinations-field.tsx";
import { FormNotices } from "./form-notices.tsx";
import { narrowingParser } from "./narrowing.ts";
import type { SecretRow } from "./queries.ts";
import { descriptionRule, FIELD_IDS, nameRule } from "./secret-rules.ts";
import { DescriptionField, NameField } from "./secret-text-fields.tsx";
import { useEditSecret } from "./use-edit-secret.ts";

type Props = { row: SecretRow; onClose: () => void; onReplace: () => void; returnFocus: ReturnFocus };

export function EditSecretDialog({ row, onClose, onReplace, returnFocus }: Props) {
  const edit = useEditSecret(row, onClose);
  const { fields, submission, conflict } = edit;
  const { register } = fields.form;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    if (fields.isDirty) void edit.submit(row.revision);
  };
  return (
    <Dialog
      title="Edit secret"
      onClose={onClose}
      isDirty={fields.isDirty}
      initialFocus={FIELD_IDS.name}
      returnFocus={returnFocus}
      onSubmitKey={submit}
    >
      <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="flex flex-col gap-5">
          <FormNotices
            fields={fields}
            state={submission.state}
            onCheck={edit.check}
            conflict={
              conflict && <Conflict current={conflict} onSave={() => edit.submit(conflict.revision)} />
            }
          />
          <NameField input={register("name", { validate: nameRule })} error={fields.errorOf("name")} />
          <ReadOnlyIdentifier tag={row.tag} />
          <DescriptionField
            input={register("description", { validate: descriptionRule })}
            error={fields.errorOf("description")}
          />
          <DestinationsField
            {...fields.destinations}
            parse={narrowingParser(row.destinations)}
            invalidText={edit.destinationRule}
            help={
              row.destinations.length > 0
                ? "Remove an origin to narrow where the value may go. To allow another one, replace the value."
                : undefined
            }
          />
          <ValueLine row={row} onReplace={onReplace} />
        </DialogBody>
        <DialogFooter>
          <DialogClose />
          <HintedButton
            type="submit"
            tone="primary"
            isPending={submission.isSending}
            pendingText="Saving…"
            reason={fields.isDirty ? undefined : "Nothing has changed"}
          >
            Save
          </HintedButton>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

function Conflict({ current, onSave }: { current: SecretRow; onSave: () => void }) {
  return (
    <Notice
      tone="warning"
      actions={
        <Button size="small" onClick={onSave}>
          Save anyway
        </Button>
      }
    >
      {actorName(current.updatedBy)} changed this secret <RelativeTime at={current.updatedAt} />. Nothing of
      yours was saved. Save your changes over it?
    </Notice>
  );
}

function ReadOnlyIdentifier({ tag }: { tag: string }) {
  return (
    <Field
      label="Identifier"
      id={FIELD_IDS.tag}
      help="Identifiers can't be changed. To rename, add a new secret, switch what uses it, then delete this one."
    >
      {(control) => (
        <div className="flex items-center gap-1 rounded-md border bg-surface-sunken pe-1">
          <input
            {...control}
            readOnly
            value={tag}
            translate="no"
            className="min-h-8.5 min-w-0 flex-1 rounded-md bg-transparent px-2.5 font-mono"
          />
          <CopyIconButton text={tag} label="Copy it" />
        </div>
      )}
    </Field>
  );
}

function ValueLine({ row, onReplace }: { row: SecretRow; onReplace: () => void }) {
  return (
    <p className="border-t pt-4 text-text-muted">
      Value: write-only · version {row.version} · {row.version > 1 ? "replaced" : "set"}{" "}
      <RelativeTime at={row.valueUpdatedAt} /> by {actorName(row.valueUpdatedBy)}{" "}
      <button
        type="button"
        onClick={onReplace}
        className="min-h-6 rounded-sm font-medium whitespace-nowrap text-accent underline-offset-2 hover:underline"
      >
        Replace value…
      </button>
    </p>
  );
}
