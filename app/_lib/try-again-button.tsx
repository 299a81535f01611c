"use client";
import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { Button } from "../_ui/button.tsx";

export function TryAgainButton() {
  const router = useRouter();
  const [isPending, start] = useTransition();
  return (
    <Button
      tone="primary"
      isPending={isPending}
      pendingText="Trying…"
      onClick={() => start(() => router.refresh())}
    >
      Try again
    </Button>
  );
}
