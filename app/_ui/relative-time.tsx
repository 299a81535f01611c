"use client";
import { useEffect, useState } from "react";
import { absoluteTime, relativeTime } from "./time-words.ts";

/**
 * "4 minutes ago", with the absolute local time and zone in the tooltip and in `datetime`. The server cannot know
 * the reader's zone, so the tooltip and dates older than a week are set once the page is in the browser.
 */
export function RelativeTime({ at }: { at: string }) {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time
      dateTime={at}
      title={now === null ? undefined : absoluteTime(at)}
      suppressHydrationWarning
      className="whitespace-nowrap"
    >
      {relativeTime(at, now ?? Date.now())}
    </time>
  );
}
