"use client";
import { Ellipsis, Pencil, RefreshCw } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import type { SecretOrderField } from "#app/_lib/__generated__/graphql.ts";
import { actorName } from "#app/_lib/actor-name.ts";
import { withParams } from "#app/_lib/url.ts";
import { Code } from "#app/_ui/code.tsx";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";
import { Cell, DataTable, HeadCell, Row, SortHeadCell } from "#app/_ui/data-table.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { ListView } from "./list-view.ts";
import type { SecretRow } from "./queries.ts";
import { SecretBadges } from "./secret-badges.tsx";
import { SecretRowMenu } from "./secret-row-menu.tsx";
import type { DialogPlace } from "./use-dialog-url.ts";
import { rowLinkId } from "./use-row-focus.ts";

type Open = (place: DialogPlace) => void;
type Props = { rows: readonly SecretRow[]; view: ListView; isBusy: boolean; onOpen: Open };

export function SecretTable({ rows, view, isBusy, onOpen }: Props) {
  return (
    <DataTable
      caption="Secrets of this workspace, without their values"
      isBusy={isBusy}
      head={
        <>
          <SortCell label="Name" sort="name" field="NAME" first="asc" view={view} />
          <HeadCell>Used by</HeadCell>
          <HeadCell className="max-xl:hidden">Destinations</HeadCell>
          <SortCell label="Last used" sort="used" field="LAST_USED_AT" first="desc" view={view} />
          <SortCell label="Value updated" sort="value" field="VALUE_UPDATED_AT" first="desc" view={view} />
          <HeadCell className="w-0">
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <SecretTableRow key={row.id} row={row} onOpen={onOpen} />
      ))}
    </DataTable>
  );
}

function SecretTableRow({ row, onOpen }: { row: SecretRow; onOpen: Open }) {
  const href = `?secret=${row.id}`;
  return (
    <Row data-row={row.id}>
      <Cell className="col-start-1 sm:max-w-80">
        <a
          id={rowLinkId(row.id)}
          href={href}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen({ secret: row.id });
          }}
          className="rounded-sm text-base font-medium wrap-anywhere underline-offset-2 hover:underline"
        >
          {row.name}
        </a>
        <span className="flex items-center gap-0.5 text-text-muted">
          <Code className="min-w-0">{row.tag}</Code>
          <CopyIconButton text={row.reference} label={`Copy reference to ${row.name}`} />
        </span>
        <SecretBadges row={row} onOpen={() => onOpen({ secret: row.id })} />
      </Cell>
      <Cell className="col-start-1" cardLabel={row.usageCount > 0 ? "Used by" : undefined}>
        <UsedBy row={row} onOpen={onOpen} />
      </Cell>
      <Cell className="max-xl:hidden! xl:max-w-56">
        <Destinations destinations={row.destinations} />
      </Cell>
      <Cell className="col-start-1" cardLabel={row.lastUsedAt ? "Last used" : undefined}>
        {row.lastUsedAt ? (
          <RelativeTime at={row.lastUsedAt} />
        ) : (
          <span className="whitespace-nowrap text-text-muted">Never used</span>
        )}
      </Cell>
      <Cell className="col-start-1" cardLabel="Value updated">
        <RelativeTime at={row.valueUpdatedAt} />
        <span className="text-text-muted"> · {actorName(row.valueUpdatedBy)}</span>
      </Cell>
      <Cell className="col-start-2 row-span-4 row-start-1 sm:w-0">
        <RowActions row={row} onOpen={onOpen} />
      </Cell>
    </Row>
  );
}

function UsedBy({ row, onOpen }: { row: SecretRow; onOpen: Open }) {
  if (row.usageCount === 0) return <span className="text-text-muted">Not used</span>;
  return (
    <button
      type="button"
      onClick={() => onOpen({ secret: row.id, tab: "places" })}
      className="-mx-1 min-h-6 rounded-sm px-1 whitespace-nowrap underline decoration-border-control underline-offset-4 hover:decoration-current"
    >
      {row.usageCount} {row.usageCount === 1 ? "place" : "places"}
    </button>
  );
}

function Destinations({ destinations }: { destinations: readonly string[] }) {
  const [first] = destinations;
  if (!first) return <span className="text-text-muted">Any</span>;
  return (
    <>
      <Code>{first.replace("https://", "")}</Code>
      {destinations.length > 1 && (
        <span className="text-text-muted"> and {destinations.length - 1} more</span>
      )}
    </>
  );
}

function RowActions({ row, onOpen }: { row: SecretRow; onOpen: Open }) {
  const can = row.viewerCan;
  return (
    <div className="flex justify-end gap-0.5">
      <span className="hidden gap-0.5 sm:flex">
        <IconButton
          label={`Replace value of ${row.name}`}
          shortcut="R"
          reason={can.replaceValue.reason ?? undefined}
          onClick={() => onOpen({ secret: row.id, dialog: "replace" })}
        >
          <RefreshCw aria-hidden="true" className="size-4" />
        </IconButton>
        <IconButton
          label={`Edit ${row.name}`}
          shortcut="E"
          reason={can.update.reason ?? undefined}
          onClick={() => onOpen({ secret: row.id, dialog: "edit" })}
        >
          <Pencil aria-hidden="true" className="size-4" />
        </IconButton>
      </span>
      <SecretRowMenu
        row={row}
        onOpen={onOpen}
        trigger={
          <button
            type="button"
            aria-label={`More actions for ${row.name}`}
            className="grid size-8 shrink-0 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-popup-open:bg-surface-sunken max-sm:size-10"
          >
            <Ellipsis aria-hidden="true" className="size-4.5" />
          </button>
        }
      />
    </div>
  );
}

function SortCell(props: {
  label: string;
  sort: string;
  field: SecretOrderField;
  first: "asc" | "desc";
  view: ListView;
}) {
  const pathname = usePathname();
  const params = useSearchParams();
  const isHere = props.view.field === props.field;
  const isAscending = props.view.direction === "ASC";
  const next = isHere ? (isAscending ? "desc" : "asc") : props.first;
  const query = withParams(params, {
    sort: props.sort,
    order: next,
    after: null,
    before: null,
    page: null,
    secret: null,
    dialog: null,
  });
  return (
    <SortHeadCell
      label={props.label}
      direction={isHere ? (isAscending ? "ascending" : "descending") : null}
      href={`${pathname}${query}`}
    />
  );
}
