import { UnavailableError } from "#core/errors.ts";

/** The use can't be recorded, so it does not happen. */
export function recordsUnavailable(cause?: unknown): UnavailableError {
  return new UnavailableError(
    "RECORDS_UNAVAILABLE",
    "The use can't be recorded now, so nothing was sent. Try again.",
    cause === undefined ? {} : { cause },
  );
}
