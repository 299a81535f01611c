"use client";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { Tooltip } from "./tooltip.tsx";

/** A button that says why it cannot be used, on hover and on focus, and stays focusable; without a reason it is plain. */
export function HintedButton({ reason, ...button }: ButtonProps & { reason?: ReactNode }) {
  if (!reason) return <Button {...button} />;
  return (
    <Tooltip text={reason} describes>
      {(describedBy) => <Button {...button} aria-disabled aria-describedby={describedBy} />}
    </Tooltip>
  );
}

/** "You need the Create secrets permission. Ask an admin." */
export function PermissionReason({ label }: { label: string }) {
  return (
    <>
      You need the <strong>{label}</strong> permission. Ask an admin.
    </>
  );
}
