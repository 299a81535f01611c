"use client";
import { useState } from "react";
import { CopyButton } from "#app/_ui/copy-button.tsx";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Field } from "#app/_ui/field.tsx";

const GUARD = {
  title: "Close without copying?",
  text: "You haven't copied the token, and you won't see it again.",
  keep: "Go back",
  leave: "Close without copying",
};

/** Shows the text of a new token for the first and last time. */
export function TokenResultDialog(props: {
  name: string;
  plaintext: string;
  onClose: () => void;
  returnFocus: ReturnFocus;
}) {
  const [isCopied, setCopied] = useState(false);
  return (
    <Dialog
      title={`Token ${props.name} created`}
      onClose={props.onClose}
      isDirty={!isCopied}
      guard={GUARD}
      initialFocus="token-text"
      returnFocus={props.returnFocus}
    >
      <DialogBody>
        <Field
          label="Token"
          id="token-text"
          help="You won't see it again. Store it in your CI's secret store."
        >
          {(control) => (
            <div className="flex flex-col gap-2 sm:flex-row">
              <input
                {...control}
                readOnly
                value={props.plaintext}
                translate="no"
                autoComplete="off"
                data-1p-ignore=""
                data-lpignore="true"
                onFocus={(event) => event.currentTarget.select()}
                onCopy={() => setCopied(true)}
                className="field-control min-w-0 font-mono text-sm"
              />
              <CopyButton
                tone="primary"
                label="Copy token"
                text={props.plaintext}
                onCopied={() => setCopied(true)}
              />
            </div>
          )}
        </Field>
      </DialogBody>
      <DialogFooter>
        <DialogClose tone="secondary">Done</DialogClose>
      </DialogFooter>
    </Dialog>
  );
}
