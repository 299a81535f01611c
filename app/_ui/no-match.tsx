import { SearchX } from "lucide-react";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";

type Props = {
  /** Of the list, in the plural. */
  noun: string;
  /** What the search looks at, e.g. "names and descriptions". */
  searched: string;
  search: string;
  onClear: () => void;
};

/** A list that has rows, but none here: the search found none, or those of this page went meanwhile. */
export function NoMatch({ noun, searched, search, onClear }: Props) {
  const icon = <SearchX aria-hidden="true" className="size-5" />;
  if (search === "") {
    return (
      <EmptyState
        icon={icon}
        title="There is nothing on this page"
        actions={<Button onClick={onClear}>Go to the first page</Button>}
      >
        Its {noun} were deleted or moved to another page.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={
        <>
          No {noun} match “{search}”
        </>
      }
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      Search looks at {searched}.
    </EmptyState>
  );
}
