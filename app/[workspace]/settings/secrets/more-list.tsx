"use client";
import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { useMore } from "./use-more.ts";

/** What stands around a list that grows: loading, nothing, not loaded, and the button for older entries. */
export function MoreList<TRow>(props: {
  list: ReturnType<typeof useMore<TRow>>;
  /** In the sentences, e.g. "uses". */
  noun: string;
  empty: ReactNode;
  children: ReactNode;
}) {
  const { state, more, retry } = props.list;
  const isLoading = state.load === "loading";
  return (
    <div aria-busy={isLoading || undefined} className="flex flex-col gap-3">
      {state.rows.length > 0 && props.children}
      {isLoading && state.rows.length === 0 && (
        <p className="animate-appear-late text-text-muted">Loading {props.noun}…</p>
      )}
      {state.load === "ready" && state.rows.length === 0 && <p className="text-text-muted">{props.empty}</p>}
      <div role="alert" className="empty:hidden">
        {state.load === "failed" && (
          <Notice
            tone="danger"
            actions={
              <Button size="small" onClick={retry}>
                Try again
              </Button>
            }
          >
            The {props.noun} couldn't be loaded.
          </Notice>
        )}
      </div>
      {state.rows.length > 0 && state.next && state.load !== "failed" && (
        <div>
          <Button isPending={isLoading} pendingText="Loading…" onClick={more}>
            Show older {props.noun}
          </Button>
        </div>
      )}
    </div>
  );
}
