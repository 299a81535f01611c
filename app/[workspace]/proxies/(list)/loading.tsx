import { ListSkeleton } from "#app/_ui/skeleton.tsx";

export default function LoadingProxies() {
  return <ListSkeleton title="Plugin proxies" noun="plugin proxies" />;
}
