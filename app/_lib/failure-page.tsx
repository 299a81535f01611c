import { CircleAlert, Lock } from "lucide-react";
import { Code } from "../_ui/code.tsx";
import { CopyButton } from "../_ui/copy-button.tsx";
import { EmptyState } from "../_ui/empty-state.tsx";
import { type Failure, permissionLabel } from "./answer.ts";
import { TryAgainButton } from "./try-again-button.tsx";

/** What a page shows instead of its list when it may not see it (403), or when it could not be loaded. `noun`: "Secrets". */
export function FailurePage({ noun, failure }: { noun: string; failure: Failure }) {
  if (failure.code === "FORBIDDEN") {
    return (
      <EmptyState
        icon={<Lock aria-hidden="true" className="size-5" />}
        title={`You can't see ${inSentence(noun)}.`}
      >
        Ask an admin for{" "}
        <strong className="text-text">{permissionLabel(failure.permission) ?? "the permission"}</strong>.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      isAlert
      icon={<CircleAlert aria-hidden="true" className="size-5 text-danger" />}
      title={`${noun} couldn't be loaded`}
      actions={
        <>
          <TryAgainButton />
          {failure.requestId && <CopyButton text={failure.requestId} label="Copy request id" />}
        </>
      }
    >
      <p>The server didn't answer. Nothing was changed.</p>
      {failure.requestId && (
        <p className="mt-1 text-sm">
          Request id <Code>{failure.requestId}</Code>
        </p>
      )}
    </EmptyState>
  );
}

/** "Secrets" → "secrets"; "API tokens" stays. */
function inSentence(noun: string): string {
  return /^[A-Z]{2}/.test(noun) ? noun : noun.charAt(0).toLowerCase() + noun.slice(1);
}
