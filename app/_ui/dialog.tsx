"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { classNames } from "./class-names.ts";
import { IconButton } from "./icon-button.tsx";

/**
 * A modal dialog (APG): it is open as long as it is rendered. Esc, Close and a press outside ask before they throw
 * typed text away; the background is inert; focus goes back to the opener, or to `returnFocus` when that is given,
 * since a row may have been replaced meanwhile. On phones it is a full-screen sheet.
 *
 * States: clean → closes at once; dirty → asks "Discard changes?" → goes on, or closes; `guard` replaces the question.
 */
type Guard = { title: string; text: ReactNode; keep: string; leave: string };
type Props = {
  title: ReactNode;
  /** One plain sentence; longer content goes into the body. */
  description?: ReactNode;
  onClose: () => void;
  isDirty?: boolean;
  guard?: Guard;
  side?: "center" | "start" | "end";
  width?: "narrow" | "wide";
  initialFocus?: RefObject<HTMLElement | null>;
  returnFocus?: () => HTMLElement | null | undefined;
  /** ⌘/Ctrl Enter anywhere in the dialog. */
  onSubmitKey?: () => void;
  children: ReactNode;
};

const DISCARD: Guard = {
  title: "Discard changes?",
  text: "What you typed is not saved.",
  keep: "Keep editing",
  leave: "Discard changes",
};

export function Dialog(props: Props) {
  const [isAsking, setAsking] = useState(false);
  useFocusReturn(props.returnFocus);
  const requestClose = () => (props.isDirty ? setAsking(true) : props.onClose());
  const isSheet = props.side === "end" || props.side === "start";
  return (
    <BaseDialog.Root open onOpenChange={(open) => !open && requestClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <BaseDialog.Viewport className={classNames("fixed inset-0 z-50 flex overflow-hidden", isSheet ? (props.side === "end" ? "justify-end" : "justify-start") : "items-stretch justify-center sm:items-start sm:px-4 sm:pt-[8vh] sm:pb-6")}>
          <BaseDialog.Popup
            aria-modal="true"
            initialFocus={props.initialFocus}
            finalFocus={false}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !props.onSubmitKey) return;
              event.preventDefault();
              props.onSubmitKey();
            }}
            className={classNames(
              "flex max-h-full w-full flex-col bg-surface-raised shadow-float outline-none",
              isSheet ? classNames("animate-sheet-in", props.side === "end" ? "border-s sm:max-w-120" : "max-w-72! border-e") : "animate-dialog-in sm:max-h-full sm:rounded-lg sm:border",
              !isSheet && (props.width === "wide" ? "sm:max-w-160" : "sm:max-w-130"),
            )}
          >
            <header className="flex shrink-0 items-start justify-between gap-3 border-b py-3 ps-5 pe-3">
              <div className="min-w-0 py-1">
                <BaseDialog.Title className="text-lg font-semibold wrap-anywhere">{props.title}</BaseDialog.Title>
                {props.description && <BaseDialog.Description className="mt-0.5 text-text-muted">{props.description}</BaseDialog.Description>}
              </div>
              <IconButton label="Close" onClick={requestClose}>
                <X aria-hidden="true" className="size-4.5" />
              </IconButton>
            </header>
            {props.children}
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
      {isAsking && <Question guard={props.guard ?? DISCARD} onKeep={() => setAsking(false)} onLeave={props.onClose} />}
    </BaseDialog.Root>
  );
}

/** The scrolling middle of a dialog. It is focusable so that it can be scrolled by keys. */
export function DialogBody({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={classNames("min-h-0 flex-1 overflow-y-auto px-5 py-5", className)}>{children}</div>;
}

export function DialogFooter({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <footer className="flex shrink-0 flex-wrap items-center justify-between gap-3 border-t px-5 py-3.5">
      <div className="min-w-0">{aside}</div>
      <div className="ms-auto flex flex-wrap justify-end gap-2">{children}</div>
    </footer>
  );
}

function Question({ guard, onKeep, onLeave }: { guard: Guard; onKeep: () => void; onLeave: () => void }) {
  return (
    <ConfirmDialog
      title={guard.title}
      onCancel={onKeep}
      cancelLabel={guard.keep}
      actions={
        <Button tone="danger" onClick={onLeave}>
          {guard.leave}
        </Button>
      }
    >
      <p>{guard.text}</p>
    </ConfirmDialog>
  );
}

/** An alert dialog for acts that cannot be taken back: first focus on Cancel, a press outside does nothing. */
export function ConfirmDialog(props: {
  title: ReactNode;
  children: ReactNode;
  cancelLabel?: string;
  onCancel: () => void;
  actions: ReactNode;
  returnFocus?: () => HTMLElement | null | undefined;
}) {
  const cancel = useRef<HTMLButtonElement>(null);
  useFocusReturn(props.returnFocus);
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && props.onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop forceRender className="fixed inset-0 z-50 animate-fade-in bg-scrim" />
        <AlertDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-hidden p-4 sm:items-start sm:pt-[14vh]">
          <AlertDialog.Popup
            aria-modal="true"
            initialFocus={cancel}
            finalFocus={false}
            className="flex max-h-full w-full max-w-110 animate-dialog-in flex-col rounded-lg border bg-surface-raised shadow-float outline-none"
          >
            <div className="min-h-0 overflow-y-auto px-5 pt-5 pb-4">
              <AlertDialog.Title className="text-lg font-semibold wrap-anywhere">{props.title}</AlertDialog.Title>
              <div className="mt-2 flex flex-col gap-3 text-pretty wrap-anywhere">{props.children}</div>
            </div>
            <footer className="flex shrink-0 flex-wrap justify-end gap-2 px-5 pt-1 pb-5">
              <Button ref={cancel} onClick={props.onCancel}>
                {props.cancelLabel ?? "Cancel"}
              </Button>
              {props.actions}
            </footer>
          </AlertDialog.Popup>
        </AlertDialog.Viewport>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** Dialogs are opened by the URL, not by a trigger that the library knows; so the opener is remembered here. */
function useFocusReturn(returnFocus: Props["returnFocus"]): void {
  const [opener] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  const wanted = useRef(returnFocus);
  wanted.current = returnFocus;
  useEffect(
    () => () => {
      // After the removal the background is no longer inert and can take focus.
      setTimeout(() => {
        const target = wanted.current?.() ?? opener;
        if (target instanceof HTMLElement && target.isConnected && target !== document.body) target.focus();
      });
    },
    [opener],
  );
}
