"use client";
import { type KeyboardEvent, type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

type Tab<TKey extends string> = { key: TKey; label: string };

/**
 * Tabs (APG, automatic activation): one stop for Tab, arrows, Home and End walk and choose. Which one is open belongs to
 * the caller, who keeps it in the URL. Only the open panel is in the document.
 */
export function Tabs<TKey extends string>(props: {
  /** What the tabs divide, e.g. "Facts of Stripe live key". */
  label: string;
  tabs: readonly Tab<TKey>[];
  open: TKey;
  onOpen: (key: TKey) => void;
  children: ReactNode;
}) {
  const id = useId();
  const { tabs, open } = props;
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const at = tabs.findIndex(({ key }) => key === open);
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
    const to = moves[event.key];
    const next = to === undefined ? undefined : tabs.at(to % tabs.length);
    if (!next) return;
    event.preventDefault();
    props.onOpen(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  }
  return (
    <div>
      <div
        role="tablist"
        aria-label={props.label}
        onKeyDown={onKeyDown}
        className="flex gap-1 overflow-x-auto border-b [scrollbar-width:none]"
      >
        {tabs.map(({ key, label }) => (
          <button
            key={key}
            id={`${id}-${key}`}
            type="button"
            role="tab"
            aria-selected={key === open}
            aria-controls={key === open ? `${id}-panel` : undefined}
            tabIndex={key === open ? 0 : -1}
            onClick={() => props.onOpen(key)}
            className={classNames(
              "-mb-px min-h-9 shrink-0 rounded-t-sm border-b-2 px-3 font-medium whitespace-nowrap -outline-offset-2",
              key === open ? "border-accent text-text" : "border-transparent text-text-muted hover:text-text",
            )}
          >
            {label}
          </button>
        ))}
      </div>
      <div
        role="tabpanel"
        id={`${id}-panel`}
        aria-labelledby={`${id}-${open}`}
        tabIndex={-1}
        className="pt-4 outline-none"
      >
        {props.children}
      </div>
    </div>
  );
}
