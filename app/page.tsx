import { redirect } from "next/navigation";
import { entrance } from "./_lib/entrance.ts";
import { FailurePage } from "./_lib/failure-page.tsx";

/** The bare address: to set-up while it is open, to sign-in without a session, else to the first workspace's secrets. */
export default async function HomePage() {
  const way = await entrance();
  if (!("failure" in way)) redirect(way.to);
  return (
    <main className="mx-auto max-w-130 px-4 py-24">
      <h1 className="sr-only">Keyhole</h1>
      <FailurePage noun="Keyhole" failure={way.failure} />
    </main>
  );
}
