import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** An identifier, header name, template or URL: mono and never translated. */
export function Code({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <code translate="no" className={classNames("wrap-anywhere", className)}>
      {children}
    </code>
  );
}
