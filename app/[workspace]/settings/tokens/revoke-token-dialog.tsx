"use client";
import { useRouter } from "next/navigation";
import type { RevokeApiTokenInput, RevokeApiTokenMutation } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { ConfirmDialog } from "#app/_ui/dialog.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { RevokeApiToken, type TokenRow } from "./queries.ts";

export function RevokeTokenDialog({ token, onClose }: { token: TokenRow; onClose: () => void }) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const submission = useSubmission((input: RevokeApiTokenInput) => send(RevokeApiToken, { input }));
  function finish(data: RevokeApiTokenMutation | null) {
    // Revoking twice is no error, and a token that is not there is as good as revoked.
    if (!data) return;
    const text = `Revoked ${token.name}.`;
    say({ text, content: text });
    onClose();
    router.refresh();
  }
  return (
    <ConfirmDialog
      title={`Revoke ${token.name}?`}
      onCancel={onClose}
      returnFocus={(opener) => opener ?? document.getElementById("create-token")}
      actions={
        <Button
          tone="danger"
          isPending={submission.isSending}
          pendingText="Revoking…"
          onClick={async () => finish(await submission.send({ tokenId: token.id }))}
        >
          Revoke token
        </Button>
      }
    >
      <SubmissionNotice state={submission.state} onCheck={async () => finish(await submission.check())} />
      <p>
        Every program that uses{" "}
        <Code>
          {token.prefix}…{token.last4}
        </Code>{" "}
        is refused from now on. There is no undo.
      </p>
    </ConfirmDialog>
  );
}
