"use client";
import { BrokenPage, type BrokenPageProps } from "./_ui/broken-page.tsx";

export default function ErrorPage(props: BrokenPageProps) {
  return (
    <main className="mx-auto max-w-130 px-4 py-24">
      <BrokenPage {...props} />
    </main>
  );
}
