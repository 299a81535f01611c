"use client";
import "./globals.css";

/** The layout itself broke, so nothing of it can be used here. */
export default function GlobalErrorPage({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <title>Something broke · Keyhole</title>
        <main className="mx-auto max-w-130 px-4 py-24 text-center">
          <h1 className="text-xl font-semibold">Keyhole couldn't be shown</h1>
          <p className="mt-1 text-text-muted">Something failed on the server. Nothing was changed.</p>
          {error.digest && <p className="mt-1 text-sm">Request id {error.digest}</p>}
          <p className="mt-5">
            <a href="/" className="rounded-md bg-accent px-3.5 py-2 font-medium text-on-accent">
              Try again
            </a>
          </p>
        </main>
      </body>
    </html>
  );
}
