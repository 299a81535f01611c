"use client";
import { CircleAlert } from "lucide-react";
import { Button } from "./_ui/button.tsx";
import { Code } from "./_ui/code.tsx";
import { CopyButton } from "./_ui/copy-button.tsx";
import { EmptyState } from "./_ui/empty-state.tsx";

/** A page broke. The digest is Next's name for the entry in the server's log; the error itself is not shown. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="mx-auto max-w-130 px-4 py-24">
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
    </main>
  );
}
