"use client";
import { useEffect, useRef } from "react";

/**
 * Single-key shortcuts (ui.md §2.0, Keyboard). They never fire in a text field, never with a modifier, never while a
 * dialog or a menu is open, and the account menu turns them off (WCAG 2.1.4): a preference, kept in localStorage.
 */
const OFF_KEY = "keyhole.single-key-shortcuts";
const SEQUENCE_MS = 1_500;

export function singleKeysAreOn(): boolean {
  return localStorage.getItem(OFF_KEY) !== "off";
}

export function setSingleKeys(isOn: boolean): void {
  if (isOn) localStorage.removeItem(OFF_KEY);
  else localStorage.setItem(OFF_KEY, "off");
}

/** `keys` maps "c" or a sequence such as "g s" to what it does; a function that answers false lets the key pass on. */
export function useShortcuts(keys: Record<string, () => unknown>): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    let first = "";
    let firstAt = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isMeant(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const sequence = first && event.timeStamp - firstAt < SEQUENCE_MS ? `${first} ${key}` : "";
      first = key;
      firstAt = event.timeStamp;
      const act = latest.current[sequence] ?? latest.current[key];
      if (act && act() !== false) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isMeant(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return false;
  const target = event.target instanceof Element ? event.target : null;
  if (
    target?.closest(
      "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=menu]",
    )
  )
    return false;
  if (document.querySelector("[role=dialog], [role=alertdialog], [role=menu]")) return false;
  return singleKeysAreOn();
}
