"use client";
import { Dialog, DialogBody, DialogClose, DialogFooter, type ReturnFocus } from "#app/_ui/dialog.tsx";

export function MissingSecretDialog(props: { onClose: () => void; returnFocus: ReturnFocus }) {
  return (
    <Dialog title="There is no such secret" onClose={props.onClose} returnFocus={props.returnFocus}>
      <DialogBody>
        <p>It may have been deleted, or the address has a typing error.</p>
      </DialogBody>
      <DialogFooter>
        <DialogClose>Close</DialogClose>
      </DialogFooter>
    </Dialog>
  );
}
