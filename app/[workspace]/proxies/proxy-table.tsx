"use client";
import { Snowflake, Sun } from "lucide-react";
import Link from "next/link";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import { Cell, DataTable, HeadCell, Row } from "#app/_ui/data-table.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { Activity } from "./activity.tsx";
import { EnabledCell } from "./enabled-cell.tsx";
import { FrozenBadge } from "./frozen-badge.tsx";
import type { ProxyRow } from "./queries.ts";
import { freezeButtonId, rowLinkId } from "./row-focus.ts";
import { SecretChips } from "./secret-chips.tsx";
import type { OpenFreezeDialog } from "./use-list-dialog.ts";
import { proxyPath } from "./words.ts";

type Props = { rows: readonly ProxyRow[]; isBusy: boolean; onFreeze: OpenFreezeDialog };

export function ProxyTable({ rows, isBusy, onFreeze }: Props) {
  return (
    <DataTable
      caption="Plugin proxies of this workspace"
      isBusy={isBusy}
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>URL prefixes</HeadCell>
          <HeadCell className="sm:max-lg:hidden">Secrets</HeadCell>
          <HeadCell>Enabled</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell>Last 24 hours</HeadCell>
          <HeadCell className="w-0">
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <ProxyTableRow key={row.id} row={row} onFreeze={onFreeze} />
      ))}
    </DataTable>
  );
}

function ProxyTableRow({ row, onFreeze }: { row: ProxyRow; onFreeze: OpenFreezeDialog }) {
  const { slug } = useWorkspace();
  const problems = row.references.filter(({ state }) => state !== "OK");
  return (
    <Row data-row={row.id}>
      <Cell className="col-start-1 sm:max-w-64">
        <Link
          id={rowLinkId(row.id)}
          href={`/${slug}/proxies/${encodeURIComponent(row.tag)}`}
          className="rounded-sm text-base font-medium wrap-anywhere underline-offset-2 hover:underline"
        >
          {row.name}
        </Link>
        <Code className="block text-text-muted">{proxyPath(row.tag)}</Code>
        {row.frozenAt !== null && (
          <span className="mt-1 block">
            <FrozenBadge />
          </span>
        )}
        {/* Where there is no column for them, only those that stand in the way. */}
        {problems.length > 0 && (
          <div className="mt-1 hidden sm:max-lg:block">
            <SecretChips references={problems} />
          </div>
        )}
      </Cell>
      <Cell className="col-span-2 col-start-1 sm:max-w-72">
        <Prefixes prefixes={row.urlPrefixes.map(({ prefix }) => prefix)} />
      </Cell>
      <Cell className="col-span-2 col-start-1 sm:max-w-56 sm:max-lg:hidden">
        <SecretChips references={row.references} />
      </Cell>
      <Cell className="col-start-2 row-start-1 sm:w-0">
        <EnabledCell row={row} />
      </Cell>
      <Cell className="col-start-1" cardLabel={row.lastUsedAt === null ? undefined : "Last used"}>
        {row.lastUsedAt === null ? (
          <span className="text-text-muted">Never used</span>
        ) : (
          <RelativeTime at={row.lastUsedAt} />
        )}
      </Cell>
      <Cell className="col-start-1" cardLabel="Last 24 hours:">
        <Activity hours={row.requestsPerHour} />
      </Cell>
      <Cell className="col-start-2 row-span-2 row-start-4 self-end justify-self-end sm:w-0">
        <FreezeButton row={row} onFreeze={onFreeze} />
      </Cell>
    </Row>
  );
}

function FreezeButton({ row, onFreeze }: { row: ProxyRow; onFreeze: OpenFreezeDialog }) {
  const { freeze: may } = row.viewerCan;
  const isFrozen = row.frozenAt !== null;
  const Icon = isFrozen ? Sun : Snowflake;
  return (
    <IconButton
      id={freezeButtonId(row.id)}
      label={`${isFrozen ? "Unfreeze" : "Freeze"} ${row.name}`}
      reason={may.allowed ? undefined : (may.reason ?? undefined)}
      onClick={() => onFreeze(row)}
      className="max-sm:size-10"
    >
      <Icon aria-hidden="true" className="size-4" />
    </IconButton>
  );
}

function Prefixes({ prefixes }: { prefixes: readonly string[] }) {
  const [first] = prefixes;
  if (!first) return <span className="text-text-muted">None</span>;
  return (
    <>
      <Code>{first}</Code>
      {prefixes.length > 1 && (
        <span className="whitespace-nowrap text-text-muted" title={prefixes.slice(1).join("\n")}>
          {" "}
          {prefixes.length - 1} more
        </span>
      )}
    </>
  );
}
