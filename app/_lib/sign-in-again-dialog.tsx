"use client";
import { Dialog, DialogBody } from "../_ui/dialog.tsx";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInAgainDialog({
  email,
  onDone,
}: {
  email: string | null;
  onDone: (isBack: boolean) => void;
}) {
  return (
    <Dialog
      title="Your session has ended"
      description="Sign in again to go on. What you typed is still here."
      onClose={() => onDone(false)}
    >
      <DialogBody>
        <SignInForm email={email} onSignedIn={() => onDone(true)} />
      </DialogBody>
    </Dialog>
  );
}
