"use client";
import { usePathname, useSearchParams } from "next/navigation";
import type { SecretsPageQuery } from "#app/_lib/__generated__/graphql.ts";
import { withParams } from "#app/_lib/url.ts";
import { Pager } from "#app/_ui/pager.tsx";
import type { ListView } from "./list-view.ts";

type Props = {
  view: ListView;
  pageInfo: SecretsPageQuery["secrets"]["pageInfo"];
  shown: number;
  total: number;
};

export function ListPager({ view, pageInfo, shown, total }: Props) {
  const pathname = usePathname();
  const params = useSearchParams();
  if (!pageInfo.hasNextPage && !pageInfo.hasPreviousPage && !view.after && !view.before) return null;
  const to = (changes: Record<string, string | null>) =>
    `${pathname}${withParams(params, { secret: null, dialog: null, ...changes })}`;
  const previousPage = view.page > 2 ? String(view.page - 1) : null;
  const start = (view.page - 1) * view.size + 1;
  const range =
    shown === 0 ? "0" : `${start.toLocaleString("en")}–${(start + shown - 1).toLocaleString("en")}`;
  return (
    <Pager
      previous={
        pageInfo.hasPreviousPage && pageInfo.startCursor
          ? to({ before: pageInfo.startCursor, after: null, page: previousPage })
          : null
      }
      next={
        pageInfo.hasNextPage && pageInfo.endCursor
          ? to({ after: pageInfo.endCursor, before: null, page: String(view.page + 1) })
          : null
      }
    >
      {range} of {total >= 10_000 ? "10,000 or more" : total.toLocaleString("en")}
    </Pager>
  );
}
