import { SearchX } from "lucide-react";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";

export function NoMatch({ search, onClear }: { search: string; onClear: () => void }) {
  const icon = <SearchX aria-hidden="true" className="size-5" />;
  if (search === "") {
    return (
      <EmptyState
        icon={icon}
        title="There is nothing on this page"
        actions={<Button onClick={onClear}>Go to the first page</Button>}
      >
        Its proxies were deleted or moved to another page.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title={<>No proxies match “{search}”</>}
      actions={<Button onClick={onClear}>Clear filters</Button>}
    >
      Search looks at names, paths and descriptions.
    </EmptyState>
  );
}
