import { ListSkeleton } from "#app/_ui/skeleton.tsx";

export default function SecretsLoading() {
  return <ListSkeleton title="Secrets" noun="secrets" />;
}
