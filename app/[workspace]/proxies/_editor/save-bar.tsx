"use client";
import Link from "next/link";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import type { SubmissionState } from "#app/_lib/use-submission.ts";
import { Button, buttonClass } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";

type Props = {
  /** Where Cancel leads; only a proxy that is not saved yet has it. */
  cancelHref: string | null;
  /** Before that the browser would send the form itself, and write it into the address. */
  isAlive: boolean;
  state: SubmissionState;
  isConflict: boolean;
  messages: readonly string[];
  onCheck: () => void;
  onDiscard: () => void;
  onOverwrite: () => void;
  onReload: () => void;
};

/**
 * Stands at the bottom of the window while something is unsaved, with whatever needs a decision right above the
 * buttons. The alert regions stay, so that what comes into them is read out.
 */
export function SaveBar(props: Props) {
  const { isConflict, messages, state } = props;
  return (
    <div className="sticky bottom-0 z-20 -mx-4 mt-8 -mb-16 border-t bg-surface-raised px-4 py-3 md:mx-0 md:rounded-t-lg md:border-x">
      <div className="flex flex-col gap-3">
        <SubmissionNotice state={state} onCheck={props.onCheck} />
        <div role="alert" className="empty:hidden">
          {isConflict && (
            <Notice
              tone="warning"
              actions={
                <>
                  <Button size="small" onClick={props.onReload}>
                    Discard mine and reload
                  </Button>
                  <Button size="small" tone="danger" onClick={props.onOverwrite}>
                    Overwrite
                  </Button>
                </>
              }
            >
              Somebody saved this proxy first.
            </Notice>
          )}
          {messages.length > 0 && (
            <Notice tone="danger">
              {messages.map((message) => (
                <p key={message}>{message}</p>
              ))}
            </Notice>
          )}
        </div>
        <div className="flex flex-wrap items-center justify-end gap-2">
          <p className="me-auto text-text-muted">{props.cancelHref ? "Not saved yet" : "Unsaved changes"}</p>
          {props.cancelHref ? (
            <Link href={props.cancelHref} className={buttonClass()}>
              Cancel
            </Link>
          ) : (
            <Button onClick={props.onDiscard}>Discard</Button>
          )}
          <Button
            type="submit"
            form="proxy-form"
            disabled={!props.isAlive}
            tone="primary"
            isPending={state.name === "sending"}
            pendingText="Saving…"
          >
            Save proxy
          </Button>
        </div>
      </div>
    </div>
  );
}
