"use client";
import { Plus, Waypoints } from "lucide-react";
import Link from "next/link";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useRef, useTransition } from "react";
import type { ProxiesPageQuery } from "#app/_lib/__generated__/graphql.ts";
import { useShortcuts } from "#app/_lib/shortcuts.ts";
import { withParams } from "#app/_lib/url.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { buttonClass } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { NoMatch } from "#app/_ui/no-match.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { SearchField } from "#app/_ui/search-field.tsx";
import { FreezeDialog } from "./freeze-dialog.tsx";
import { ListPager } from "./list-pager.tsx";
import type { ListView } from "./list-view.ts";
import { ProxyTable } from "./proxy-table.tsx";
import { freezeButtonId, moveRowFocus } from "./row-focus.ts";
import { useListDialog } from "./use-list-dialog.ts";
import { LIST_DESCRIPTION } from "./words.ts";

type Props = { view: ListView; list: ProxiesPageQuery["pluginProxies"] };

export function ProxiesScreen({ view, list }: Props) {
  const { permissions, slug } = useWorkspace();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [isBusy, start] = useTransition();
  const searchField = useRef<HTMLInputElement>(null);
  const rows = list.nodes;
  const mayEdit = permissions.includes("EDIT_PLUGIN_PROXIES");
  const newHref = `/${slug}/proxies/new`;
  const dialog = useListDialog(rows);
  const go = (changes: Record<string, string | null>) =>
    start(() =>
      router.replace(`${pathname}${withParams(params, { after: null, ...changes })}`, { scroll: false }),
    );
  useShortcuts({
    "/": () => searchField.current?.focus(),
    c: () => (mayEdit ? router.push(newHref) : false),
    j: () => moveRowFocus(rows, 1),
    k: () => moveRowFocus(rows, -1),
  });
  const isEmpty = rows.length === 0 && view.search === "" && !view.after;
  return (
    <>
      <PageHeader
        title="Plugin proxies"
        description={LIST_DESCRIPTION}
        action={mayEdit ? <CreateLink href={newHref} /> : undefined}
      />
      {!mayEdit && (
        <Notice tone="info" className="mb-5">
          You can see plugin proxies but not change them.
        </Notice>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<Waypoints aria-hidden="true" className="size-5" />}
          title="No proxies yet"
          actions={mayEdit ? <CreateLink href={newHref} /> : undefined}
        >
          A proxy adds headers, such as an API key, to requests that match a URL prefix.
        </EmptyState>
      ) : (
        <>
          <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-3">
            <SearchField
              ref={searchField}
              label="Search proxies"
              placeholder="Search name or path"
              value={view.search}
              isBusy={isBusy}
              onSearch={(q) => go({ q })}
            />
            <p className="ms-auto text-sm text-text-muted tabular-nums">
              {countSentence(list.totalCount)}
              {view.search && " found"}
            </p>
          </div>
          {rows.length === 0 ? (
            <NoMatch
              noun="proxies"
              searched="names, paths and descriptions"
              search={view.search}
              onClear={() => go({ q: null })}
            />
          ) : (
            <ProxyTable rows={rows} isBusy={isBusy} onFreeze={dialog.open} />
          )}
          {dialog.shown && (
            <FreezeDialog
              act={dialog.shown.act}
              proxy={dialog.shown.row}
              onClose={dialog.close}
              returnFocus={(opener) =>
                opener ?? document.getElementById(freezeButtonId(dialog.shown?.row.id ?? ""))
              }
            />
          )}
          <ListPager view={view} pageInfo={list.pageInfo} shown={rows.length} total={list.totalCount} />
        </>
      )}
    </>
  );
}

function CreateLink({ href }: { href: string }) {
  return (
    <Link href={href} aria-keyshortcuts="c" title="Create proxy (C)" className={buttonClass("primary")}>
      <Plus aria-hidden="true" className="size-4" />
      Create proxy
    </Link>
  );
}

/** The server counts exactly to 10,000. */
function countSentence(count: number): string {
  if (count >= 10_000) return "10,000 or more proxies";
  return `${count.toLocaleString("en")} ${count === 1 ? "proxy" : "proxies"}`;
}
