"use client";
import { CircleCheck } from "lucide-react";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";

export type Saved = { title: string; text: string; warnings: readonly { code: string; message: string }[] };

/** What to know of a value that was saved all the same. It stays until it is closed, as a toast would not. */
export function SavedDialog(props: { saved: Saved; onClose: () => void; returnFocus: ReturnFocus }) {
  const { title, text, warnings } = props.saved;
  return (
    <Dialog title={title} onClose={props.onClose} returnFocus={props.returnFocus}>
      <DialogBody className="flex flex-col gap-3">
        <p className="flex items-start gap-2">
          <CircleCheck aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-success" />
          <span className="min-w-0 wrap-anywhere">{text}</span>
        </p>
        <ValueWarnings warnings={warnings} />
      </DialogBody>
      <DialogFooter>
        <DialogClose tone="primary">Done</DialogClose>
      </DialogFooter>
    </Dialog>
  );
}

export function ValueWarnings({ warnings }: { warnings: Saved["warnings"] }) {
  return warnings.map(({ code, message }) => (
    <Notice key={code} tone="warning">
      {message}
    </Notice>
  ));
}
