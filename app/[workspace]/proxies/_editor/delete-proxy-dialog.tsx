"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useSend } from "#app/_lib/session-gate.tsx";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { ConfirmDialog } from "#app/_ui/dialog.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { DeletePluginProxy, type ProxyDetail } from "../queries.ts";
import { proxyPath } from "../words.ts";

/** Deletes the revision that the person has seen; a newer one is deleted only when they say so again. */
export function DeleteProxyDialog(props: { proxy: ProxyDetail; revision: number; onClose: () => void }) {
  const { proxy } = props;
  const { slug } = useWorkspace();
  const router = useRouter();
  const say = useFeedback();
  const send = useSend();
  const [newer, setNewer] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const submission = useSubmission((expectedRevision: number) =>
    send(DeletePluginProxy, { input: { proxy: { id: proxy.id }, expectedRevision } }),
  );
  async function remove(answered: ReturnType<typeof submission.check>) {
    const answer = await answered;
    if (answer === null) return;
    const error = answer.deletePluginProxy.userErrors[0];
    if (error?.code === "VERSION_CONFLICT") return setNewer(error.currentRevision ?? null);
    if (error && error.code !== "NOT_FOUND") return setProblem(error.message);
    say({ text: `Deleted ${proxy.name}.`, content: `Deleted ${proxy.name}.` });
    router.replace(`/${slug}/proxies`);
    router.refresh();
  }
  return (
    <ConfirmDialog
      title={
        <>
          Delete <em>{proxy.name}</em>?
        </>
      }
      onCancel={props.onClose}
      returnFocus={() => document.getElementById("delete-proxy")}
      actions={
        <Button
          tone="danger"
          isPending={submission.isSending}
          pendingText="Deleting…"
          onClick={() => remove(submission.send(newer ?? props.revision))}
        >
          {newer === null ? "Delete proxy" : "Delete anyway"}
        </Button>
      }
    >
      <SubmissionNotice state={submission.state} onCheck={() => remove(submission.check())} />
      <div role="alert" className="empty:hidden">
        {newer !== null && (
          <Notice tone="warning">Somebody saved this proxy first. Delete it all the same?</Notice>
        )}
        {problem && <Notice tone="danger">{problem}</Notice>}
      </div>
      <p>
        Requests to <Code>{proxyPath(proxy.tag)}</Code> fail from this moment. The secrets stay. There is no
        undo.
      </p>
    </ConfirmDialog>
  );
}
