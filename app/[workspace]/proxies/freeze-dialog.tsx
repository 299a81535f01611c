"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useSend } from "#app/_lib/session-gate.tsx";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { ConfirmDialog, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { FreezePluginProxy, UnfreezePluginProxy } from "./queries.ts";
import { proxyPath } from "./words.ts";

type Props = {
  act: FreezeAct;
  proxy: { id: string; tag: string; name: string };
  onClose: () => void;
  /** The proxy has another revision now. */
  onDone?: (revision: number) => void;
  returnFocus?: ReturnFocus;
};
export type FreezeAct = "freeze" | "unfreeze";

const FORM = "freeze-proxy";
const MAX_REASON = 200;
const WORDS = {
  freeze: { verb: "Freeze", pending: "Freezing…", done: "Froze", tone: "danger" },
  unfreeze: { verb: "Unfreeze", pending: "Unfreezing…", done: "Unfroze", tone: "primary" },
} as const;

/** Says what happens before it happens; doing it twice does no harm. */
export function FreezeDialog({ act, proxy, onClose, onDone, returnFocus }: Props) {
  const { verb, pending, done, tone } = WORDS[act];
  const router = useRouter();
  const say = useFeedback();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submission = useFreezing(act, proxy.id);
  const tooLong = Array.from(reason.trim()).length > MAX_REASON && `Use at most ${MAX_REASON} characters.`;

  async function finish(answered: ReturnType<typeof submission.check>) {
    const payload = await answered;
    if (payload === null) return;
    const [error] = payload.userErrors;
    if (error) {
      setProblem(error.code === "NOT_FOUND" ? "This proxy has been deleted." : error.message);
      return;
    }
    const text = `${done} ${proxy.name}.`;
    say({ text, content: text });
    if (payload.proxy) onDone?.(payload.proxy.revision);
    onClose();
    router.refresh();
  }
  function submit(event: FormEvent) {
    event.preventDefault();
    if (tooLong) document.getElementById("freeze-reason")?.focus();
    else if (!submission.isSending) void finish(submission.send(reason));
  }
  return (
    <ConfirmDialog
      title={
        <>
          {verb} <em>{proxy.name}</em>?
        </>
      }
      onCancel={onClose}
      returnFocus={returnFocus}
      actions={
        <Button type="submit" form={FORM} tone={tone} isPending={submission.isSending} pendingText={pending}>
          {verb} proxy
        </Button>
      }
    >
      <SubmissionNotice state={submission.state} onCheck={() => finish(submission.check())} />
      <div role="alert" className="empty:hidden">
        {problem && <Notice tone="danger">{problem}</Notice>}
      </div>
      <Consequences act={act} path={proxyPath(proxy.tag)} />
      <form id={FORM} noValidate onSubmit={submit}>
        <Field label="Reason" id="freeze-reason" help="Optional, for the audit log." error={tooLong}>
          {(control) => (
            <input
              {...control}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
              autoComplete="off"
              className="field-control"
            />
          )}
        </Field>
      </form>
    </ConfirmDialog>
  );
}

function Consequences({ act, path }: { act: FreezeAct; path: string }) {
  if (act === "unfreeze") {
    return (
      <p>
        Requests to <Code>{path}</Code> go through again, with their secrets.
      </p>
    );
  }
  return (
    <p>
      Every request to <Code>{path}</Code> is refused within 2 seconds, and answers that are still coming in
      are cut off. The proxy can still be edited, and unfrozen at any time.
    </p>
  );
}

function useFreezing(act: FreezeAct, id: string) {
  const send = useSend();
  return useSubmission(async (reason: string) => {
    const input = { proxy: { id }, reason: reason.trim() || null };
    if (act === "freeze") {
      const answer = await send(FreezePluginProxy, { input });
      return answer.ok ? { ok: true as const, data: answer.data.freezePluginProxy } : answer;
    }
    const answer = await send(UnfreezePluginProxy, { input });
    return answer.ok ? { ok: true as const, data: answer.data.unfreezePluginProxy } : answer;
  });
}
