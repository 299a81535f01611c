import type { ReactNode } from "react";
import { KeyholeMark } from "./keyhole-mark.tsx";

/** The frame of pages outside of a workspace: the mark, one heading, one card. */
export function EntranceCard({
  title,
  description,
  children,
}: {
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-110 flex-col justify-center px-4 py-12">
      <KeyholeMark className="mx-auto size-10 text-accent" />
      <h1 className="mt-4 text-center text-xl font-semibold text-balance">{title}</h1>
      <p className="mt-1 text-center text-pretty text-text-muted">{description}</p>
      <div className="mt-6 rounded-lg border bg-surface-raised p-5 sm:p-6">{children}</div>
    </main>
  );
}
