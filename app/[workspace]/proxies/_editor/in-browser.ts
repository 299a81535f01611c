"use client";
import { useSyncExternalStore } from "react";

const never = () => () => {};

/** False in the server's first paint and until the page has come to life; what is typed before that would be lost. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}

/** The address of this page; the server's first paint does not know it. */
export function useOrigin(): string {
  return useSyncExternalStore(
    never,
    () => window.location.origin,
    () => "",
  );
}
