"use client";
import { useFormContext } from "react-hook-form";
import { useEditor } from "./editor-context.tsx";
import type { ProxyValues } from "./proxy-values.ts";

type Path =
  | `prefixes.${number}.rules.${number}.allowOverride`
  | `prefixes.${number}.basicAuth.${number}.allowOverride`;

export function OverrideField({ path, className = "" }: { path: Path; className?: string }) {
  const { isReadOnly } = useEditor();
  const { register, getValues } = useFormContext<ProxyValues>();
  return (
    <label className={`flex min-h-6 items-center gap-2 text-sm ${className}`}>
      <input
        type="checkbox"
        {...register(path)}
        defaultChecked={getValues(path)}
        disabled={isReadOnly}
        className="size-4 shrink-0"
      />
      Plugins may override this header
    </label>
  );
}
