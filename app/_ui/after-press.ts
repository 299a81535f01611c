"use client";

let isPressed = false;
if (typeof document !== "undefined") {
  document.addEventListener("pointerdown", () => (isPressed = true), true);
  for (const end of ["pointerup", "pointercancel"])
    document.addEventListener(end, () => (isPressed = false), true);
}

/**
 * Runs `act` at once, or when the pointer that is pressed now has been let go. For what leaving a field brings up: an
 * error under it would move the button below away from under the pointer between press and release, and the click
 * would be lost.
 */
export function afterPress(act: () => void): void {
  if (!isPressed) {
    act();
    return;
  }
  const once = new AbortController();
  const onEnd = () => {
    once.abort();
    // The click comes in the same task as the release.
    setTimeout(act);
  };
  document.addEventListener("pointerup", onEnd, { signal: once.signal });
  document.addEventListener("pointercancel", onEnd, { signal: once.signal });
}
