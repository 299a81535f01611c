"use client";
import type { ReactNode } from "react";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import type { SubmissionState } from "#app/_lib/use-submission.ts";
import { CodeText } from "#app/_ui/code.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { SecretForm } from "./use-secret-form.tsx";

/** What stands above the fields: a conflict that needs a decision, how the sending went, and the error summary. */
export function FormNotices(props: {
  fields: SecretForm;
  state: SubmissionState;
  onCheck: () => void;
  conflict?: ReactNode;
}) {
  const { fields } = props;
  return (
    <>
      <div role="alert" className="empty:hidden">
        {props.conflict}
        {fields.formProblem && (
          <Notice tone="danger">
            <CodeText>{fields.formProblem}</CodeText>
          </Notice>
        )}
      </div>
      <SubmissionNotice state={props.state} onCheck={props.onCheck} />
      <ErrorSummary entries={fields.entries} attempt={fields.attempt} />
    </>
  );
}
