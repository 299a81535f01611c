import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { entrance } from "#app/_lib/entrance.ts";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { Code } from "#app/_ui/code.tsx";
import { EntranceCard } from "#app/_ui/entrance-card.tsx";
import { SetupForm } from "./setup-form.tsx";

export const metadata: Metadata = { title: "Set up" };

/** Creates the first workspace and its first admin. Once that is done the page leads elsewhere for good. */
export default async function SetupPage() {
  const way = await entrance();
  if ("to" in way && way.to !== "/setup") redirect(way.to);
  return (
    <EntranceCard
      title="Set up Keyhole"
      description={
        <>
          Create the first workspace and its admin. The one-time code was printed by <Code>npm start</Code>.
        </>
      }
    >
      {"failure" in way ? <FailurePage noun="Set-up" failure={way.failure} /> : <SetupForm />}
    </EntranceCard>
  );
}
