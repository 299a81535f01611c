"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  type RefObject,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { Button, type ButtonProps } from "./button.tsx";
import { classNames } from "./class-names.ts";

/**
 * A modal dialog (APG): it is open as long as it is rendered. Esc, Close and a press outside ask before they throw
 * typed text away; the background is inert; focus goes back to the opener, or to `returnFocus` when that is given,
 * since a row may have been replaced meanwhile. On phones it is a full-screen sheet.
 *
 * States: clean → closes at once; dirty → asks "Discard changes?" → goes on, or closes; `guard` replaces the question.
 */
type Guard = { title: string; text: ReactNode; keep: string; leave: string };
/** Where the focus goes on closing; is given the opener while that can still take it. Null: to the opener. */
export type ReturnFocus = (opener: HTMLElement | null) => HTMLElement | null | undefined;
type Props = {
  title: ReactNode;
  /** One plain sentence; longer content goes into the body. */
  description?: ReactNode;
  onClose: () => void;
  isDirty?: boolean;
  guard?: Guard;
  side?: "center" | "start" | "end";
  width?: "narrow" | "wide";
  /** A ref, or the id of the control. */
  initialFocus?: RefObject<HTMLElement | null> | string;
  returnFocus?: ReturnFocus;
  /** ⌘/Ctrl Enter anywhere in the dialog. */
  onSubmitKey?: () => void;
  children: ReactNode;
};

const CloseContext = createContext<() => void>(() => {});

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
  const { initialFocus: wanted } = props;
  const isSheet = props.side === "end" || props.side === "start";
  return (
    <BaseDialog.Root open onOpenChange={(open) => !open && requestClose()}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 animate-fade-in bg-scrim" />
        <BaseDialog.Viewport
          className={classNames(
            "fixed inset-0 z-50 flex overflow-hidden",
            isSheet
              ? props.side === "end"
                ? "justify-end"
                : "justify-start"
              : "items-stretch justify-center sm:items-start sm:px-4 sm:pt-[8vh] sm:pb-6",
          )}
        >
          <BaseDialog.Popup
            aria-modal="true"
            initialFocus={typeof wanted === "string" ? () => selected(wanted) : wanted}
            finalFocus={false}
            onKeyDown={(event) => {
              if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey) || !props.onSubmitKey) return;
              event.preventDefault();
              props.onSubmitKey();
            }}
            className={classNames(
              "flex max-h-full w-full flex-col bg-surface-raised shadow-float outline-none",
              isSheet
                ? classNames(
                    "animate-sheet-in",
                    props.side === "end" ? "border-s sm:max-w-120" : "max-w-72! border-e",
                  )
                : "animate-dialog-in sm:max-h-full sm:rounded-lg sm:border",
              !isSheet && (props.width === "wide" ? "sm:max-w-160" : "sm:max-w-130"),
            )}
          >
            <header className="flex shrink-0 items-start justify-between gap-3 border-b py-3 ps-5 pe-3">
              <div className="min-w-0 py-1">
                <BaseDialog.Title className="text-lg font-semibold wrap-anywhere">
                  {props.title}
                </BaseDialog.Title>
                {props.description && (
                  <BaseDialog.Description className="mt-0.5 text-text-muted">
                    {props.description}
                  </BaseDialog.Description>
                )}
              </div>
              {/* No tooltip: it takes the first focus of dialogs without a field, and would cover their first line. */}
              <button
                type="button"
                aria-label="Close"
                onClick={requestClose}
                className="grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text"
              >
                <X aria-hidden="true" className="size-4.5" />
              </button>
            </header>
            <CloseContext value={requestClose}>{props.children}</CloseContext>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
      {isAsking && (
        <Question guard={props.guard ?? DISCARD} onKeep={() => setAsking(false)} onLeave={props.onClose} />
      )}
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

/** Cancel, or another button that closes as Esc does: it asks first when something would be lost. */
export function DialogClose({ children = "Cancel", ...button }: Pick<ButtonProps, "tone" | "children">) {
  const close = useContext(CloseContext);
  return (
    <Button {...button} onClick={close}>
      {children}
    </Button>
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
  returnFocus?: ReturnFocus;
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
              <AlertDialog.Title className="text-lg font-semibold wrap-anywhere">
                {props.title}
              </AlertDialog.Title>
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
function useFocusReturn(returnFocus: ReturnFocus | undefined): void {
  const [opener] = useState(() => (typeof document === "undefined" ? null : document.activeElement));
  const wanted = useRef(returnFocus);
  wanted.current = returnFocus;
  useEffect(
    () => () => {
      // After the removal the background is no longer inert and can take focus.
      setTimeout(() => {
        const usable = isFocusable(opener) ? opener : null;
        const target = wanted.current?.(usable) ?? usable;
        if (isFocusable(target)) target.focus();
      });
    },
    [opener],
  );
}

/** The control with its text selected, so that typing replaces it. */
function selected(id: string): HTMLElement | null {
  const control = document.getElementById(id);
  if (control instanceof HTMLInputElement)
    setTimeout(() => {
      control.select();
      // Selecting scrolls to the end; the beginning tells what it is.
      control.scrollLeft = 0;
    });
  return control;
}

/** Still there, and not behind another dialog that has taken this one's place. */
function isFocusable(element: Element | null): element is HTMLElement {
  if (!(element instanceof HTMLElement) || !element.isConnected || element === document.body) return false;
  return (
    document.querySelector("[aria-modal=true]") === null || element.closest("[aria-modal=true]") !== null
  );
}
