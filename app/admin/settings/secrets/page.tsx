import { redirect } from "next/navigation";
import { entrance } from "#app/_lib/entrance.ts";
import { FailurePage } from "#app/_lib/failure-page.tsx";

/** The reference product's address of the secrets page; leads to the person's first workspace. */
export default async function AdminSecretsPage() {
  const way = await entrance();
  if (!("failure" in way)) redirect(way.to);
  return (
    <main className="mx-auto max-w-130 px-4 py-24">
      <h1 className="sr-only">Secrets</h1>
      <FailurePage noun="Secrets" failure={way.failure} />
    </main>
  );
}
