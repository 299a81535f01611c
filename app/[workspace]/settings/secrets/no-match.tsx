import { SearchX } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";

export function NoMatch({ search, onClear }: { search: string; onClear: () => void }) {
  if (search === "") {
    return (
      <EmptyState
        icon={<SearchX aria-hidden="true" className="size-5" />}
        title="There is nothing on this page"
        actions={<Button onClick={onClear}>Go to the first page</Button>}
      >
        Its secrets were deleted or moved to another page.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<SearchX aria-hidden="true" className="size-5" />}
      title={<>No secrets match “{search}”</>}
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      Search looks at names, identifiers and descriptions.
    </EmptyState>
  );
}
