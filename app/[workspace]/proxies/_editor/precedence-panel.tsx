import { ArrowDown } from "lucide-react";
import { Code } from "#app/_ui/code.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { inOrder, overlaps } from "./match-preview.ts";
import type { ProxyValues } from "./proxy-values.ts";

/** Draws which prefix wins. Only worth saying when there are two. */
export function PrecedencePanel({ prefixes }: { prefixes: ProxyValues["prefixes"] }) {
  const order = inOrder(prefixes);
  if (order.length < 2) return null;
  return (
    <div className="rounded-lg border bg-surface-sunken p-4">
      <h3 className="font-medium">Longest prefix wins</h3>
      <p className="text-sm text-text-muted">
        When several match, each header comes from the longest prefix that sets it.
      </p>
      <ol className="mt-3 flex flex-col gap-1 text-sm">
        {order.map((prefix, index) => (
          <li key={prefix} className="flex flex-col gap-1">
            {index > 0 && <ArrowDown aria-hidden="true" className="ms-1 size-3.5 text-text-muted" />}
            <span className="flex items-baseline gap-2">
              <span className="w-5 shrink-0 text-text-muted tabular-nums">{index + 1}.</span>
              <Code>{prefix}</Code>
            </span>
          </li>
        ))}
      </ol>
      {overlaps(prefixes).map(({ header, longer, shorter }) => (
        <Notice key={`${header} ${longer} ${shorter}`} tone="warning" className="mt-3">
          <Code>{longer}</Code> and <Code>{shorter}</Code> both set <Code>{header}</Code>. Requests below the
          first get its header only.
        </Notice>
      ))}
    </div>
  );
}
