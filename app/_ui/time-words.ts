const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["minute", 60],
  ["hour", 3_600],
  ["day", 86_400],
];
const WEEK_SECONDS = 7 * 86_400;

/** "just now", "4 minutes ago", "in 9 days"; beyond a week a date such as "12 Nov", with the year when it is another. */
export function relativeTime(at: string, now: number): string {
  const date = new Date(at);
  const seconds = Math.round((date.getTime() - now) / 1_000);
  const size = Math.abs(seconds);
  if (size < 60) return "just now";
  if (size >= WEEK_SECONDS) {
    const isThisYear = date.getFullYear() === new Date(now).getFullYear();
    return date.toLocaleDateString("en-GB", {
      day: "numeric",
      month: "short",
      year: isThisYear ? undefined : "numeric",
    });
  }
  const [unit, length] = STEPS.findLast(([, step]) => size >= step) ?? ["minute", 60];
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(Math.trunc(seconds / length), unit);
}

/** "4 Dec at 09:12", with the year when it is another. */
export function exactTime(at: string, now: number): string {
  const date = new Date(at);
  const isThisYear = date.getFullYear() === new Date(now).getFullYear();
  const day = date.toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: isThisYear ? undefined : "numeric",
  });
  return `${day} at ${date.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })}`;
}

/** "12 November 2026 at 10:30:05 CET": local time with its zone. */
export function absoluteTime(at: string): string {
  return new Date(at).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "long" });
}
