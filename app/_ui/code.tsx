import { Fragment, type ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** An identifier, header name, template or URL: mono and never translated. */
export function Code({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <code translate="no" className={classNames("wrap-anywhere", className)}>
      {children}
    </code>
  );
}

/** A sentence in which `backticks` set code apart. */
export function CodeText({ children }: { children: string }) {
  return children.split("`").map((part, index) => {
    const key = `${index} ${part}`;
    return index % 2 === 1 ? <Code key={key}>{part}</Code> : <Fragment key={key}>{part}</Fragment>;
  });
}
