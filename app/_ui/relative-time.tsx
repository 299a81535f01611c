"use client";
import { absoluteTime, exactTime, relativeTime } from "./time-words.ts";
import { useNow } from "./use-now.ts";

/**
 * "4 minutes ago", with the absolute local time and zone in the tooltip and in `datetime`. The server cannot know
 * the reader's zone, so the tooltip and dates older than a week are set once the page is in the browser.
 */
export function RelativeTime({ at }: { at: string }) {
  const now = useNow();
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

/** "4 Dec at 09:12", for a time that somebody has to keep; the year when it is another. With the tooltip of the above. */
export function ExactTime({ at }: { at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={now === null ? undefined : absoluteTime(at)} className="whitespace-nowrap">
      {now === null ? "" : exactTime(at, now)}
    </time>
  );
}
