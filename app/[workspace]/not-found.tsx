import { SearchX } from "lucide-react";
import { EmptyState } from "#app/_ui/empty-state.tsx";

export default function NotFoundPage() {
  return (
    <>
      <title>Page not found · Keyhole</title>
      <h1 className="sr-only">Page not found</h1>
      <EmptyState
        icon={<SearchX aria-hidden="true" className="size-5" />}
        title="There is nothing at this address"
      >
        It may have been deleted, or the address has a typing error.
      </EmptyState>
    </>
  );
}
