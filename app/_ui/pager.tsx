import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";

/** Previous and Next by cursor. A direction that leads nowhere is left as text, so that the row does not jump. */
export function Pager({
  previous,
  previousLabel = "Previous",
  next,
  children,
}: {
  previous: string | null;
  /** "First page" where a list can only be walked forward. */
  previousLabel?: string;
  next: string | null;
  children: ReactNode;
}) {
  return (
    <nav
      aria-label="Pages"
      className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-text-muted"
    >
      <p className="tabular-nums">{children}</p>
      <div className="flex gap-2">
        <PageLink href={previous}>
          <ChevronLeft aria-hidden="true" className="size-4" />
          {previousLabel}
        </PageLink>
        <PageLink href={next}>
          Next
          <ChevronRight aria-hidden="true" className="size-4" />
        </PageLink>
      </div>
    </nav>
  );
}

function PageLink({ href, children }: { href: string | null; children: ReactNode }) {
  if (href === null) {
    return (
      <span aria-disabled="true" className={buttonClass("secondary")}>
        {children}
      </span>
    );
  }
  return (
    <Link href={href} className={buttonClass("secondary")}>
      {children}
    </Link>
  );
}
