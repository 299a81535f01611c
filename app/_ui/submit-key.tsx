"use client";
import { CornerDownLeft } from "lucide-react";

/** Only in the browser: the server cannot know. */
export function isApple(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The key that sends a dialog, beside the words of its button; only where there is a keyboard to press it on. */
export function SubmitKey() {
  return (
    <span aria-hidden="true" className="inline-flex items-center gap-0.5 text-xs max-sm:hidden">
      {isApple() ? "⌘" : "Ctrl"}
      <CornerDownLeft className="size-3.5" />
    </span>
  );
}
