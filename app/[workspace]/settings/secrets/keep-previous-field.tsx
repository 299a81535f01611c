"use client";
import { Field } from "#app/_ui/field.tsx";

const CHOICES = [
  { hours: 0, label: "Don't keep" },
  { hours: 1, label: "1 hour" },
  { hours: 24, label: "24 hours" },
  { hours: 168, label: "7 days" },
] as const;
/** Of the server too (ReplaceSecretValueInput.keepPreviousForHours). */
export const DEFAULT_KEEP_HOURS = 24;

/** For how long the old value stays, sealed, so that a bad replacement can be rolled back. */
export function KeepPreviousField({ hours, onChange }: { hours: number; onChange: (hours: number) => void }) {
  return (
    <Field
      label="Keep the old value for"
      id="keep-previous"
      help={
        hours === 0
          ? "The old value is destroyed at once. There is no way back."
          : "So that you can roll back. Choose “Don't keep” if the old value leaked."
      }
    >
      {(control) => (
        <select
          {...control}
          value={hours}
          onChange={(event) => onChange(Number(event.currentTarget.value))}
          className="field-control sm:w-40!"
        >
          {CHOICES.map((choice) => (
            <option key={choice.hours} value={choice.hours}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
