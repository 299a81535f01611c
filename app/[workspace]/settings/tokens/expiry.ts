export const EXPIRY_CHOICES = [
  { key: "30", label: "In 30 days" },
  { key: "90", label: "In 90 days" },
  { key: "365", label: "In 365 days" },
  { key: "custom", label: "On a date…" },
  { key: "none", label: "No expiry" },
] as const;

export type ExpiryKey = (typeof EXPIRY_CHOICES)[number]["key"];

/**
 * When a token ends: at the end of the chosen day where the person is, or so many days from now.
 * @returns null for never.
 */
export function expiresAt(choice: ExpiryKey, date: string, now: Date): Date | null {
  if (choice === "none") return null;
  if (choice === "custom") return new Date(`${date}T23:59:59`);
  return new Date(now.getTime() + Number(choice) * 86_400_000);
}

/** The sentence for a date that cannot be used, or null. */
export function dateProblem(date: string, now: Date): string | null {
  const end = new Date(`${date}T00:00:00`);
  return Number.isNaN(end.getTime()) || end <= now ? "Choose a date after today." : null;
}

/** Tomorrow as `<input type="date">` wants it, in the person's own time zone. */
export function tomorrow(now: Date): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const part = (number: number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}-${part(day.getMonth() + 1)}-${part(day.getDate())}`;
}
