"use client";
import { CircleCheck } from "lucide-react";
import type { FormEvent } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SecretValueField } from "#app/_ui/secret-value-field.tsx";
import { SubmitKey } from "#app/_ui/submit-key.tsx";
import { OptionalDestinations } from "./destinations-field.tsx";
import { FormNotices } from "./form-notices.tsx";
import { IdentifierField } from "./identifier-field.tsx";
import { SavedDialog, ValueWarnings } from "./saved-dialog.tsx";
import { descriptionRule, FIELD_IDS, nameRule, tagRule, VALUE_HELP } from "./secret-rules.ts";
import { DescriptionField, NameField } from "./secret-text-fields.tsx";
import { type LastAdded, useAddSecret } from "./use-add-secret.tsx";
import { usePastedEntries } from "./use-pasted-entries.ts";

type Props = {
  /** Prefilled by a link from where the identifier is missing. */
  identifier: string;
  onClose: () => void;
  onAdded: (id: string) => void;
  returnFocus: ReturnFocus;
};

export function AddSecretDialog({ identifier, onClose, onAdded, returnFocus }: Props) {
  const add = useAddSecret({ identifier, onClose, onAdded });
  const pasted = usePastedEntries(add.fill);
  const { fields, submission } = add;
  const { register } = fields.form;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    void add.submit();
  };
  if (add.saved) return <SavedDialog saved={add.saved} onClose={onClose} returnFocus={add.focusAdded} />;
  return (
    <Dialog
      title="Add secret"
      onClose={onClose}
      isDirty={fields.isDirty}
      initialFocus={FIELD_IDS.name}
      returnFocus={returnFocus}
      onSubmitKey={submit}
    >
      <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="flex flex-col gap-5">
          <FormNotices fields={fields} state={submission.state} onCheck={add.check} />
          <AddedLine added={add.lastAdded} />
          <NameField
            input={register("name", {
              validate: nameRule,
              onChange: (event) => add.follow(event.target.value),
            })}
            error={fields.errorOf("name")}
            onPaste={pasted.onPaste}
          />
          <PastedNotice {...pasted} />
          <IdentifierField
            input={register("tag", {
              validate: tagRule,
              onChange: (event) => add.onTagTyped(event.target.value),
            })}
            tag={add.tag}
            taken={add.taken}
            error={fields.errorOf("tag")}
            onPaste={pasted.onPaste}
            onUse={add.setTag}
          />
          <SecretValueField
            ref={fields.value}
            id={FIELD_IDS.value}
            label="Secret value"
            help={VALUE_HELP}
            error={fields.errorOf("value")}
            onEdit={fields.onValueEdit}
            onForgotten={fields.onValueForgotten}
          />
          <OptionalDestinations fields={fields}>
            <DescriptionField
              input={register("description", { validate: descriptionRule })}
              error={fields.errorOf("description")}
            />
          </OptionalDestinations>
        </DialogBody>
        <DialogFooter
          aside={
            <label className="flex min-h-8 items-center gap-2">
              <input
                type="checkbox"
                checked={add.keepsOpen}
                onChange={(event) => add.setKeepsOpen(event.currentTarget.checked)}
                className="size-4"
              />
              Add another
            </label>
          }
        >
          <DialogClose />
          <Button type="submit" tone="primary" isPending={submission.isSending} pendingText="Saving…">
            Add secret
            <SubmitKey />
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** Stays in the document, so that what appears in it is read out. */
function AddedLine({ added }: { added: LastAdded | null }) {
  return (
    <div aria-live="polite" className="flex flex-col gap-2 empty:hidden">
      {added && (
        <>
          <p className="flex items-center gap-2 text-success">
            <CircleCheck aria-hidden="true" className="size-4" />
            <span>
              Added <Code>{added.tag}</Code>.
            </span>
          </p>
          <ValueWarnings warnings={added.warnings} />
        </>
      )}
    </div>
  );
}

function PastedNotice(props: { count: number; useFirst: () => void; dismiss: () => void }) {
  return (
    <div role="alert" className="empty:hidden">
      {props.count > 0 && (
        <Notice
          tone="warning"
          actions={
            <>
              <Button size="small" onClick={props.useFirst}>
                Use only the first
              </Button>
              <Button size="small" onClick={props.dismiss}>
                Use none
              </Button>
            </>
          }
        >
          That looks like {props.count.toLocaleString("en")} entries. Secrets are added one at a time.
        </Notice>
      )}
    </div>
  );
}
