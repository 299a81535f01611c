import { ListSkeleton } from "#app/_ui/skeleton.tsx";

export default function TokensLoading() {
  return <ListSkeleton title="API tokens" noun="API tokens" />;
}
