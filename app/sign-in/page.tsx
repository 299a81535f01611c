import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { entrance } from "#app/_lib/entrance.ts";
import { EntranceCard } from "#app/_ui/entrance-card.tsx";
import { SignInCard } from "./sign-in-card.tsx";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage() {
  const way = await entrance();
  // While the schema cannot be asked the form stands all the same and says so when it is used.
  if ("to" in way && way.to !== "/sign-in") redirect(way.to);
  return (
    <EntranceCard
      title="Sign in to Keyhole"
      description="Use a credential without anyone being able to read it."
    >
      <SignInCard />
    </EntranceCard>
  );
}
