"use client";
import { KeyRound, Plus } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useRef, useTransition } from "react";
import type { SecretsPageQuery } from "#app/_lib/__generated__/graphql.ts";
import { useShortcuts } from "#app/_lib/shortcuts.ts";
import { withParams } from "#app/_lib/url.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { NoMatch } from "#app/_ui/no-match.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { HintedButton, PermissionReason } from "#app/_ui/permission-hint.tsx";
import { ListPager } from "./list-pager.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import type { ListView } from "./list-view.ts";
import type { SecretRow } from "./queries.ts";
import { SecretDialogs } from "./secret-dialogs.tsx";
import { SecretTable } from "./secret-table.tsx";
import { useDialogUrl } from "./use-dialog-url.ts";
import { useRowFocus } from "./use-row-focus.ts";

type Props = { view: ListView; list: SecretsPageQuery["secrets"]; opened: SecretRow | null };

export function SecretsScreen({ view, list, opened }: Props) {
  const { permissions } = useWorkspace();
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const [isBusy, start] = useTransition();
  const searchField = useRef<HTMLInputElement>(null);
  const dialog = useDialogUrl();
  const rows = list.nodes;
  const rowFocus = useRowFocus(rows);
  const mayCreate = permissions.includes("CREATE_SECRETS");
  const go = (changes: Record<string, string | null>) => {
    const reset = { after: null, before: null, page: null };
    start(() =>
      router.replace(`${pathname}${withParams(params, { ...reset, ...changes })}`, { scroll: false }),
    );
  };
  useShortcuts({
    "/": () => searchField.current?.focus(),
    c: () => (mayCreate ? dialog.open({ dialog: "add" }) : false),
    j: () => rowFocus.move(1),
    k: () => rowFocus.move(-1),
    e: () =>
      rowFocus.act((row) => row.viewerCan.update.allowed && dialog.open({ secret: row.id, dialog: "edit" })),
    r: () =>
      rowFocus.act(
        (row) => row.viewerCan.replaceValue.allowed && dialog.open({ secret: row.id, dialog: "replace" }),
      ),
  });
  const isEmpty = rows.length === 0 && view.search === "" && !view.after && !view.before;
  const addButton = (
    <HintedButton
      id="add-secret"
      tone="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      reason={mayCreate ? undefined : <PermissionReason label="Create secrets" />}
      aria-keyshortcuts="c"
      onClick={() => dialog.open({ dialog: "add" })}
    >
      Add secret
    </HintedButton>
  );
  return (
    <>
      <PageHeader
        title="Secrets"
        description="Encrypted values for plugin proxies. Values are write-only: after saving, no one can read them."
        action={mayCreate ? addButton : undefined}
      />
      {!mayCreate && (
        <Notice tone="info" className="mb-5">
          You can see secrets but not change them.
        </Notice>
      )}
      {isEmpty ? (
        <EmptyState
          icon={<KeyRound aria-hidden="true" className="size-5" />}
          title="No secrets yet"
          actions={mayCreate ? <EmptyAction onAdd={() => dialog.open({ dialog: "add" })} /> : undefined}
        >
          Add an API key once, then use it in proxies as{" "}
          <Code className="whitespace-nowrap">{"{{ secrets.identifier }}"}</Code>. No one can read it
          afterwards, so keep the original in your password manager.
        </EmptyState>
      ) : (
        <>
          <ListToolbar
            searchField={searchField}
            view={view}
            count={list.totalCount}
            isBusy={isBusy}
            onChange={go}
          />
          {rows.length === 0 ? (
            <NoMatch
              noun="secrets"
              searched="names, identifiers and descriptions"
              search={view.search}
              onClear={() => go({ q: null })}
            />
          ) : (
            <SecretTable rows={rows} view={view} isBusy={isBusy} onOpen={dialog.open} />
          )}
          <ListPager view={view} pageInfo={list.pageInfo} shown={rows.length} total={list.totalCount} />
        </>
      )}
      <SecretDialogs
        rows={rows}
        opened={opened}
        url={dialog}
        onAdded={rowFocus.focusWhenShown}
        onDeleted={rowFocus.focusNear}
      />
    </>
  );
}

function EmptyAction({ onAdd }: { onAdd: () => void }) {
  return (
    <HintedButton tone="primary" icon={<Plus aria-hidden="true" className="size-4" />} onClick={onAdd}>
      Add secret
    </HintedButton>
  );
}
