import type { Metadata } from "next";
import Link from "next/link";
import { buttonClass } from "./_ui/button.tsx";
import { KeyholeMark } from "./_ui/keyhole-mark.tsx";

export const metadata: Metadata = { title: "Page not found" };

export default function NotFoundPage() {
  return (
    <main className="mx-auto flex min-h-[70dvh] max-w-110 flex-col items-center justify-center px-4 py-16 text-center">
      <KeyholeMark className="size-10 text-text-muted" />
      <h1 className="mt-4 text-xl font-semibold">Page not found</h1>
      <p className="mt-1 text-pretty text-text-muted">
        There is nothing at this address, or you are not a member of its workspace.
      </p>
      <Link href="/" className={`${buttonClass("primary")} mt-5`}>
        Go to Keyhole
      </Link>
    </main>
  );
}
