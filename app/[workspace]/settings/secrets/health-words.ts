const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const EXPIRING_DAYS = 14;

export type Expiry = { isOver: boolean; text: string };

/**
 * "Expires in 9 days", "Expires in 5 hours", "Expired": what a badge says of a credential's end. Null while it is more than
 * two weeks away. It counts whole days and hours, so it is the same in every time zone.
 */
export function expiryBadge(at: string, now: number): Expiry | null {
  const left = Date.parse(at) - now;
  if (left <= 0) return { isOver: true, text: "Expired" };
  if (left > EXPIRING_DAYS * DAY_MS) return null;
  const count = (size: number, unit: string) => {
    const number = Math.floor(left / size);
    return `Expires in ${number} ${unit}${number === 1 ? "" : "s"}`;
  };
  if (left >= DAY_MS) return { isOver: false, text: count(DAY_MS, "day") };
  return { isOver: false, text: left >= HOUR_MS ? count(HOUR_MS, "hour") : "Expires within the hour" };
}

/** "since 09:12" on the same day, else "since 3 Nov", with the year when it is another; where the reader is. */
export function sinceWords(at: string, now: number): string {
  const date = new Date(at);
  const today = new Date(now);
  if (date.toDateString() === today.toDateString()) {
    return `since ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
  }
  const year = date.getFullYear() === today.getFullYear() ? undefined : "numeric";
  return `since ${date.toLocaleDateString("en-GB", { day: "numeric", month: "short", year })}`;
}

/** "850 ms", "2.4 s", "3 min". */
export function durationWords(ms: number): string {
  if (ms < 1_000) return `${ms} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  return `${Math.round(ms / 60_000)} min`;
}
