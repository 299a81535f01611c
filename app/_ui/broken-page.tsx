"use client";
import { CircleAlert } from "lucide-react";
import { Button } from "./button.tsx";
import { Code } from "./code.tsx";
import { CopyButton } from "./copy-button.tsx";
import { EmptyState } from "./empty-state.tsx";

/** What Next hands to an error page. The digest is its name for the entry in the server's log. */
export type BrokenPageProps = { error: Error & { digest?: string }; reset: () => void };

/** A page broke. The error itself is not shown, since its message may quote anything. */
export function BrokenPage({ error, reset }: BrokenPageProps) {
  return (
    <>
      <h1 className="sr-only">Something broke</h1>
      <EmptyState
        isAlert
        icon={<CircleAlert aria-hidden="true" className="size-5 text-danger" />}
        title="This page couldn't be shown"
        actions={
          <>
            <Button tone="primary" onClick={reset}>
              Try again
            </Button>
            {error.digest && <CopyButton text={error.digest} label="Copy request id" />}
          </>
        }
      >
        <p>Something failed on the server. Nothing was changed.</p>
        {error.digest && (
          <p className="mt-1 text-sm">
            Request id <Code>{error.digest}</Code>
          </p>
        )}
      </EmptyState>
    </>
  );
}
