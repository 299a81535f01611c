"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useRef, useState } from "react";
import { Button } from "../_ui/button.tsx";
import { Code } from "../_ui/code.tsx";
import { ConfirmDialog, type ReturnFocus } from "../_ui/dialog.tsx";
import { useFeedback } from "../_ui/feedback.tsx";
import { Field } from "../_ui/field.tsx";
import { Notice } from "../_ui/notice.tsx";
import type { Answer } from "./answer.ts";
import { SubmissionNotice } from "./submission-notice.tsx";
import { useSubmission } from "./use-submission.ts";

const FORM = "freeze-form";
const REASON_ID = "freeze-reason";
const CONFIRM_ID = "freeze-confirm";
const MAX_REASON = 200;
const WORDS = {
  freeze: { pending: "Freezing…", tone: "danger" },
  unfreeze: { pending: "Unfreezing…", tone: "primary" },
} as const;

type Props<TData> = {
  act: "freeze" | "unfreeze";
  title: ReactNode;
  /** The button, e.g. "Freeze secret". */
  label: string;
  /** Must be typed first: the address of what is frozen, where that is much. */
  confirmWord?: string;
  /** What happens. */
  children: ReactNode;
  /** Doing it twice is no error, so an answer that got lost is asked for again. */
  send: (reason: string | null) => Promise<Answer<TData>>;
  /** What the server refused, in a sentence. */
  problemOf: (data: TData) => string | undefined;
  /** What is said when it worked, e.g. "Froze Stripe live key." */
  done: string;
  onDone?: (data: TData) => void;
  onClose: () => void;
  returnFocus?: ReturnFocus;
  /** What opened it goes when it worked, a moment after the dialog, and would take the focus with it. */
  openerGoes?: boolean;
};

/** Asks before something is frozen or let go again: says what happens, takes a reason, and focuses Cancel. */
export function FreezeDialog<TData>(props: Props<TData>) {
  const form = useFreezeForm(props);
  const words = WORDS[props.act];
  return (
    <ConfirmDialog
      title={props.title}
      onCancel={props.onClose}
      returnFocus={form.returnFocus}
      actions={
        <Button
          type="submit"
          form={FORM}
          tone={words.tone}
          isPending={form.submission.isSending}
          pendingText={words.pending}
        >
          {props.label}
        </Button>
      }
    >
      <SubmissionNotice state={form.submission.state} onCheck={form.check} />
      <div role="alert" className="empty:hidden">
        {form.problems.form && <Notice tone="danger">{form.problems.form}</Notice>}
      </div>
      {props.children}
      <form id={FORM} noValidate onSubmit={form.submit} className="flex flex-col gap-4 pt-1">
        <Field
          label="Reason (optional)"
          id={REASON_ID}
          help="For the audit log."
          error={form.problems.reason}
        >
          {(control) => (
            <input
              {...control}
              value={form.reason}
              onChange={(event) => form.setReason(event.currentTarget.value)}
              autoComplete="off"
              className="field-control"
            />
          )}
        </Field>
        {props.confirmWord && (
          <Field
            id={CONFIRM_ID}
            label={
              <>
                Type <Code>{props.confirmWord}</Code> to confirm
              </>
            }
            error={form.problems.typed}
          >
            {(control) => (
              <input
                {...control}
                value={form.typed}
                onChange={(event) => form.setTyped(event.currentTarget.value)}
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                className="field-control font-mono"
              />
            )}
          </Field>
        )}
      </form>
    </ConfirmDialog>
  );
}

type Problems = { form?: string; reason?: string; typed?: string };

function useFreezeForm<TData>(props: Props<TData>) {
  const say = useFeedback();
  const router = useRouter();
  const submission = useSubmission(props.send);
  const [reason, setReason] = useState("");
  const [typed, setTyped] = useState("");
  const [problems, setProblems] = useState<Problems>({});
  const isDone = useRef(false);

  function finish(data: TData | null) {
    if (!data) return;
    const refused = props.problemOf(data);
    if (refused) return setProblems({ form: refused });
    isDone.current = true;
    say({ text: props.done, content: props.done });
    props.onDone?.(data);
    props.onClose();
    router.refresh();
  }
  async function submit(event: FormEvent) {
    event.preventDefault();
    if (submission.isSending) return;
    const isLong = Array.from(reason.trim()).length > MAX_REASON;
    const isConfirmed = !props.confirmWord || typed.trim() === props.confirmWord;
    setProblems({
      reason: isLong ? `Use at most ${MAX_REASON} characters.` : undefined,
      typed: isConfirmed ? undefined : `That isn't ${props.confirmWord}.`,
    });
    if (isLong) document.getElementById(REASON_ID)?.focus();
    else if (!isConfirmed) document.getElementById(CONFIRM_ID)?.focus();
    else finish(await submission.send(reason.trim() || null));
  }
  return {
    submission,
    reason,
    typed,
    problems,
    returnFocus: (opener: HTMLElement | null) => {
      const usable = isDone.current && props.openerGoes ? null : opener;
      return props.returnFocus ? props.returnFocus(usable) : usable;
    },
    setReason: (text: string) => {
      setReason(text);
      setProblems(({ reason: _mended, ...rest }) => rest);
    },
    setTyped: (text: string) => {
      setTyped(text);
      setProblems(({ typed: _mended, ...rest }) => rest);
    },
    submit: (event: FormEvent) => void submit(event),
    check: async () => finish(await submission.check()),
  };
}
