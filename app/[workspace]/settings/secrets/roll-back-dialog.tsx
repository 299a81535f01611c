"use client";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ConfirmDialog, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { relativeTime } from "#app/_ui/time-words.ts";
import { useNow } from "#app/_ui/use-now.ts";
import type { SecretRow, VersionRow } from "./queries.ts";
import { Destinations } from "./secret-overview.tsx";
import { useRollBack } from "./use-roll-back.ts";

type Props = { row: SecretRow; onClose: () => void; returnFocus: ReturnFocus };

/** "Go back to the value from 3 Nov?": says what becomes of both values, and where the old one may go. */
export function RollBackDialog({ row, onClose, returnFocus }: Props) {
  const rollBack = useRollBack(row, onClose);
  const { state, submission } = rollBack;
  const now = useNow();
  const previous = state.name === "ready" ? state.previous : null;
  const day =
    previous && now !== null ? ` from ${relativeTime(previous.createdAt, now)}` : " before this one";
  return (
    <ConfirmDialog
      title={`Go back to the value${day}?`}
      onCancel={onClose}
      returnFocus={returnFocus}
      actions={
        previous && (
          <Button
            tone="danger"
            isPending={submission.isSending}
            pendingText="Going back…"
            onClick={rollBack.submit}
          >
            Roll back
          </Button>
        )
      }
    >
      <SubmissionNotice state={submission.state} onCheck={rollBack.check} />
      <div role="alert" className="empty:hidden">
        {rollBack.problem && <Notice tone="danger">{rollBack.problem}</Notice>}
      </div>
      {state.name === "loading" && <p className="animate-appear-late text-text-muted">Loading versions…</p>}
      {state.name === "failed" && <p>The versions couldn't be loaded. Nothing was changed.</p>}
      {state.name === "none" && (
        <p>The value before this one isn't kept any more. Replace the value instead.</p>
      )}
      {state.name === "ready" && <Consequences current={state.current} previous={state.previous} row={row} />}
    </ConfirmDialog>
  );
}

function Consequences({ row, current, previous }: { row: SecretRow; current: number; previous: VersionRow }) {
  return (
    <>
      <p>
        The value of {row.name} from version {previous.number} becomes version {current + 1}. Version{" "}
        {current} is destroyed at once; there is no way back to it.
      </p>
      <div>
        <p>It may be sent to what it could be sent to before:</p>
        <div className="mt-1 text-text-muted">
          <Destinations destinations={previous.destinations} />
        </div>
      </div>
    </>
  );
}
