"use client";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";

/**
 * A few words beside a control, on hover and on focus, gone with Esc, and themselves hoverable (WCAG 1.4.13).
 * Own code because a positioning library would weigh more than the page may (ui.md, 180 kB): the words stand below
 * the control, or above it where there is no room, in the top layer so that nothing clips them.
 *
 * `describes` binds the words to the control as its description; leave it out when they only repeat its name.
 */
type Props = {
  text: ReactNode;
  describes?: boolean;
  className?: string;
  children: (describedBy: string | undefined) => ReactNode;
};

export function Tooltip({ text, describes, className, children }: Props) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const bubble = useRef<HTMLSpanElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [isOpen, setOpen] = useState(false);
  const open = (delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(true), delayMs);
  };
  const close = (delayMs: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setOpen(false), delayMs);
  };
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (!isOpen || !anchor.current || !bubble.current) return;
    const shown = bubble.current;
    place(anchor.current, shown);
    const onKey = (event: KeyboardEvent) => event.key === "Escape" && setOpen(false);
    const onScroll = () => setOpen(false);
    document.addEventListener("keydown", onKey);
    document.addEventListener("scroll", onScroll, { capture: true, passive: true });
    return () => {
      if (shown.isConnected) shown.hidePopover();
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("scroll", onScroll, { capture: true });
    };
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the click that matters is the control's own; this only hides the words.
    // biome-ignore lint/a11y/noStaticElementInteractions: the span only listens; the control inside is what is operated.
    <span
      ref={anchor}
      className={className ?? "inline-flex"}
      onMouseEnter={() => open(350)}
      onMouseLeave={() => close(80)}
      onFocus={(event) => event.target.matches(":focus-visible") && open(0)}
      onBlur={() => close(0)}
      onClick={() => close(0)}
    >
      {children(describes ? id : undefined)}
      {(isOpen || describes) && (
        <span
          ref={bubble}
          id={id}
          role="tooltip"
          popover="manual"
          className="fixed inset-auto m-0 max-w-72 rounded-md border-0 bg-text px-2 py-1 text-start text-xs font-normal whitespace-normal text-surface shadow-float"
        >
          {text}
        </span>
      )}
    </span>
  );
}

function place(anchor: HTMLElement, bubble: HTMLElement): void {
  bubble.showPopover();
  const around = anchor.getBoundingClientRect();
  const size = bubble.getBoundingClientRect();
  const left = around.left + around.width / 2 - size.width / 2;
  const below = around.bottom + 6;
  const top = below + size.height > window.innerHeight - 8 ? around.top - size.height - 6 : below;
  bubble.style.left = `${Math.max(8, Math.min(left, window.innerWidth - size.width - 8))}px`;
  bubble.style.top = `${top}px`;
}
