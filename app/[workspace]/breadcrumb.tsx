"use client";
import { ChevronRight } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Fragment } from "react";
import type { Place } from "./navigation.ts";

type Crumb = { label: string; href?: string };

/** Where the page stands: "Settings / Secrets", "Plugin proxies / stripe". Its last part is the page itself. */
export function Breadcrumb({ places }: { places: Place[] }) {
  const crumbs = crumbsOf(usePathname(), places);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-text-muted">
        {crumbs.map((crumb, index) => (
          <Fragment key={crumb.label}>
            {index > 0 && (
              <li aria-hidden="true">
                <ChevronRight className="size-4" />
              </li>
            )}
            <li className="min-w-0 truncate">
              {crumb.href ? (
                <Link
                  href={crumb.href}
                  className="rounded-sm underline-offset-2 hover:text-text hover:underline"
                >
                  {crumb.label}
                </Link>
              ) : (
                <span
                  aria-current={index === crumbs.length - 1 ? "page" : undefined}
                  className={index === crumbs.length - 1 ? "text-text" : undefined}
                >
                  {crumb.label}
                </span>
              )}
            </li>
          </Fragment>
        ))}
      </ol>
    </nav>
  );
}

function crumbsOf(pathname: string, places: Place[]): Crumb[] {
  const place = places.find(({ href }) => pathname === href || pathname.startsWith(`${href}/`));
  if (!place) return [];
  const rest = decodeURIComponent(pathname.slice(place.href.length + 1));
  const head: Crumb[] = place.section === "settings" ? [{ label: "Settings" }] : [];
  if (rest === "") return [...head, { label: place.label }];
  return [...head, { label: place.label, href: place.href }, { label: rest === "new" ? "New proxy" : rest }];
}
