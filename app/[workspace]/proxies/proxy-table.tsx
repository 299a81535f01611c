"use client";
import Link from "next/link";
import { actorName } from "#app/_lib/actor-name.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import { Cell, DataTable, HeadCell, Row } from "#app/_ui/data-table.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import { EnabledCell } from "./enabled-cell.tsx";
import type { ProxyRow } from "./queries.ts";
import { rowLinkId } from "./row-focus.ts";
import { SecretChips } from "./secret-chips.tsx";
import { proxyPath } from "./words.ts";

export function ProxyTable({ rows, isBusy }: { rows: readonly ProxyRow[]; isBusy: boolean }) {
  return (
    <DataTable
      caption="Plugin proxies of this workspace"
      isBusy={isBusy}
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>URL prefixes</HeadCell>
          <HeadCell>Secrets</HeadCell>
          <HeadCell>Enabled</HeadCell>
          <HeadCell>Updated</HeadCell>
        </>
      }
    >
      {rows.map((row) => (
        <ProxyTableRow key={row.id} row={row} />
      ))}
    </DataTable>
  );
}

function ProxyTableRow({ row }: { row: ProxyRow }) {
  const { slug } = useWorkspace();
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
      </Cell>
      <Cell className="col-span-2 col-start-1 sm:max-w-72">
        <Prefixes prefixes={row.urlPrefixes.map(({ prefix }) => prefix)} />
      </Cell>
      <Cell className="col-span-2 col-start-1 sm:max-w-56">
        <SecretChips references={row.references} />
      </Cell>
      <Cell className="col-start-2 row-start-1 sm:w-0">
        <EnabledCell row={row} />
      </Cell>
      <Cell className="col-span-2 col-start-1" cardLabel="Updated">
        <RelativeTime at={row.updatedAt} />
        <span className="text-text-muted"> · {actorName(row.updatedBy)}</span>
      </Cell>
    </Row>
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
