// biome-ignore-all lint/a11y/noRedundantRoles: CSS that changes `display` takes table semantics away, see below.
import { ArrowDown, ArrowUp, ArrowUpDown } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

/**
 * A real table that turns into cards below 640 px. CSS that changes `display` takes table semantics away, so every part
 * carries its role. `caption` is read, not shown.
 */
export function DataTable({
  caption,
  head,
  children,
  isBusy,
}: {
  caption: string;
  head: ReactNode;
  children: ReactNode;
  isBusy?: boolean;
}) {
  return (
    <div className="overflow-hidden rounded-lg border bg-surface-raised">
      <table
        role="table"
        aria-busy={isBusy || undefined}
        className={classNames(
          "block w-full text-sm sm:table",
          isBusy && "opacity-60 transition-opacity delay-150",
        )}
      >
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="sr-only sm:not-sr-only sm:table-header-group">
          <tr role="row" className="border-b bg-surface">
            {head}
          </tr>
        </thead>
        <tbody role="rowgroup" className="block divide-y divide-border sm:table-row-group">
          {children}
        </tbody>
      </table>
    </div>
  );
}

export function HeadCell({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <th
      role="columnheader"
      scope="col"
      className={classNames("h-10 px-4 text-start font-medium whitespace-nowrap text-text-muted", className)}
    >
      {children}
    </th>
  );
}

/** A column that can be sorted: a link, so that the order is in the URL. */
export function SortHeadCell(props: {
  label: string;
  direction: "ascending" | "descending" | null;
  href: string;
  className?: string;
}) {
  const Icon = props.direction === null ? ArrowUpDown : props.direction === "ascending" ? ArrowUp : ArrowDown;
  return (
    <th
      role="columnheader"
      scope="col"
      aria-sort={props.direction ?? undefined}
      className={classNames(
        "h-10 px-4 text-start font-medium whitespace-nowrap text-text-muted",
        props.className,
      )}
    >
      <Link
        href={props.href}
        scroll={false}
        className="-mx-1.5 inline-flex min-h-7 items-center gap-1 rounded-sm px-1.5 hover:text-text aria-[current]:text-text"
        aria-current={props.direction ? "true" : undefined}
      >
        {props.label}
        <Icon
          aria-hidden="true"
          className={classNames("size-3.5", props.direction === null && "opacity-50")}
        />
      </Link>
    </th>
  );
}

export function Row({ children, className, ...rest }: ComponentProps<"tr">) {
  return (
    <tr
      role="row"
      {...rest}
      className={classNames(
        "relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-3 transition-colors hover:bg-surface sm:table-row sm:p-0",
        className,
      )}
    >
      {children}
    </tr>
  );
}

/** `cardLabel` stands before the fact on a card, where there is no column header to say what it is. */
export function Cell({
  children,
  className,
  cardLabel,
  ...rest
}: ComponentProps<"td"> & { cardLabel?: string }) {
  return (
    <td
      role="cell"
      {...rest}
      className={classNames(
        "block min-w-0 py-0.5 sm:table-cell sm:h-11 sm:px-4 sm:py-2 sm:align-middle",
        className,
      )}
    >
      {cardLabel && <span className="text-text-muted sm:hidden">{cardLabel} </span>}
      {children}
    </td>
  );
}
