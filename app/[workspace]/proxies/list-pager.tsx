"use client";
import { ChevronRight, ChevronsLeft } from "lucide-react";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ProxiesPageQuery } from "#app/_lib/__generated__/graphql.ts";
import { withParams } from "#app/_lib/url.ts";
import { buttonClass } from "#app/_ui/button.tsx";
import type { ListView } from "./list-view.ts";

type Props = {
  view: ListView;
  pageInfo: ProxiesPageQuery["pluginProxies"]["pageInfo"];
  shown: number;
  total: number;
};

/** The list is read forwards only, so the way back is the first page (or the browser's Back). */
export function ListPager({ view, pageInfo, shown, total }: Props) {
  const pathname = usePathname();
  const params = useSearchParams();
  if (!pageInfo.hasNextPage && !view.after) return null;
  const to = (after: string | null) => `${pathname}${withParams(params, { after })}`;
  return (
    <nav
      aria-label="Pages"
      className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-text-muted"
    >
      <p className="tabular-nums">
        {shown} of {total >= 10_000 ? "10,000 or more" : total.toLocaleString("en")}
      </p>
      <div className="flex gap-2">
        {view.after && (
          <Link href={to(null)} className={buttonClass("secondary")}>
            <ChevronsLeft aria-hidden="true" className="size-4" />
            First page
          </Link>
        )}
        {pageInfo.hasNextPage && pageInfo.endCursor && (
          <Link href={to(pageInfo.endCursor)} className={buttonClass("secondary")}>
            Next
            <ChevronRight aria-hidden="true" className="size-4" />
          </Link>
        )}
      </div>
    </nav>
  );
}
