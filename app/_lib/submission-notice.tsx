"use client";
import type { ReactNode } from "react";
import { Button } from "../_ui/button.tsx";
import { Code } from "../_ui/code.tsx";
import { Notice } from "../_ui/notice.tsx";
import { type Failure, permissionLabel } from "./answer.ts";
import type { SubmissionState } from "./use-submission.ts";

/** What a form says when it was not simply answered. It stays above the fields, since it needs a decision. */
export function SubmissionNotice({ state, onCheck }: { state: SubmissionState; onCheck: () => void }) {
  return (
    <div role="alert" className="empty:hidden">
      {state.name === "unknown" && (
        <Notice
          tone="warning"
          actions={
            <Button size="small" onClick={onCheck}>
              Check
            </Button>
          }
        >
          We don't know whether it was saved.
        </Notice>
      )}
      {state.name === "failed" && <Notice tone="danger">{failureSentence(state.failure)}</Notice>}
    </div>
  );
}

export function failureSentence(failure: Failure): ReactNode {
  if (failure.code === "FORBIDDEN") {
    return (
      <>
        You no longer have <strong>{permissionLabel(failure.permission) ?? "the permission for this"}</strong>
        . Nothing was saved.
      </>
    );
  }
  if (failure.code === "UNAUTHENTICATED") return "Your session has ended. Nothing was saved.";
  if (failure.code === "RATE_LIMITED") return "Too many requests. Wait a minute, then try again.";
  if (failure.code === "UNAVAILABLE")
    return "The server can't reach its database or key. Nothing was saved. Try again in a minute.";
  return (
    <>
      The server couldn't do this.{" "}
      {failure.requestId && (
        <>
          Request id <Code>{failure.requestId}</Code>.
        </>
      )}
    </>
  );
}
