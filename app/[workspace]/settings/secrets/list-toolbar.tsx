"use client";
import type { Ref } from "react";
import { SearchField } from "#app/_ui/search-field.tsx";
import { type ListView, SIZES, SORTS, sortKey } from "./list-view.ts";

type Props = {
  searchField: Ref<HTMLInputElement>;
  view: ListView;
  count: number;
  isBusy: boolean;
  onChange: (changes: Record<string, string | null>) => void;
};

export function ListToolbar({ searchField, view, count, isBusy, onChange }: Props) {
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-3">
      <SearchField
        ref={searchField}
        label="Search secrets"
        placeholder="Search name or identifier"
        value={view.search}
        isBusy={isBusy}
        onSearch={(q) => onChange({ q })}
      />
      <label className="flex items-center gap-2 text-sm text-text-muted">
        Sort
        <select
          value={sortKey(view)}
          onChange={(event) => onChange({ sort: event.currentTarget.value, order: null })}
          className="field-control w-auto! text-text"
        >
          {SORTS.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {(count > 25 || view.size !== 25) && (
        <label className="flex items-center gap-2 text-sm text-text-muted max-sm:hidden">
          Rows
          <select
            value={view.size}
            onChange={(event) => onChange({ size: event.currentTarget.value })}
            className="field-control w-auto! text-text"
          >
            {SIZES.map((size) => (
              <option key={size}>{size}</option>
            ))}
          </select>
        </label>
      )}
      <p className="ms-auto text-sm text-text-muted tabular-nums" data-testid="count">
        {countSentence(count)}
        {view.search && " found"}
      </p>
    </div>
  );
}

/** The server counts exactly to 10,000. */
function countSentence(count: number): string {
  if (count >= 10_000) return "10,000 or more secrets";
  return `${count.toLocaleString("en")} ${count === 1 ? "secret" : "secrets"}`;
}
