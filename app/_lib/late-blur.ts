"use client";
import type { UseFormRegisterReturn } from "react-hook-form";
import { afterPress } from "../_ui/after-press.ts";

/** A registered field that is checked on leaving it, but not while the pointer is pressed on something else. */
export function lateBlur<T extends UseFormRegisterReturn>(input: T): T {
  return {
    ...input,
    onBlur: async (event: Parameters<T["onBlur"]>[0]) => afterPress(() => void input.onBlur(event)),
  };
}
