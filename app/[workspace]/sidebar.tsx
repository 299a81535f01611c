"use client";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { classNames } from "#app/_ui/class-names.ts";
import { KeyholeMark } from "#app/_ui/keyhole-mark.tsx";
import type { Place } from "./navigation.ts";

export type WorkspaceLink = { slug: string; name: string };

export function Sidebar({ places, workspaces }: { places: Place[]; workspaces: WorkspaceLink[] }) {
  return (
    <div className="sticky top-0 hidden h-dvh w-14 shrink-0 flex-col border-e bg-surface-sunken md:flex lg:w-60">
      <Brand className="h-14 justify-center border-b lg:justify-start lg:px-5" />
      <NavigationList places={places} workspaces={workspaces} isCollapsible />
    </div>
  );
}

export function Brand({ className }: { className?: string }) {
  const { name } = useWorkspace();
  return (
    <div className={classNames("flex items-center gap-2.5", className)}>
      <KeyholeMark className="size-6 shrink-0 text-accent" />
      <div className="min-w-0 leading-tight md:max-lg:sr-only">
        <p className="font-semibold tracking-tight">Keyhole</p>
        <p className="truncate text-xs text-text-muted" title={name}>
          {name}
        </p>
      </div>
    </div>
  );
}

/** The links. With `isCollapsible` the words are for screen readers only while the sidebar is narrow. */
export function NavigationList(props: {
  places: Place[];
  workspaces: WorkspaceLink[];
  isCollapsible?: boolean;
}) {
  const { slug } = useWorkspace();
  const others = props.workspaces.filter((other) => other.slug !== slug);
  const narrow = props.isCollapsible ? "max-lg:sr-only" : "";
  const settings = props.places.filter((place) => place.section === "settings");
  return (
    <nav aria-label="Main" className="flex flex-1 flex-col gap-4 overflow-y-auto p-2 lg:p-3">
      <Links places={props.places.filter((place) => place.section === "main")} narrow={narrow} />
      {settings.length > 0 && (
        <div className="border-t pt-4">
          <h2 className={classNames("px-2.5 pb-1.5 text-xs font-medium text-text-muted", narrow)}>
            Settings
          </h2>
          <Links places={settings} narrow={narrow} />
        </div>
      )}
      {others.length > 0 && (
        <div className={classNames("mt-auto border-t pt-4", props.isCollapsible && "max-lg:hidden")}>
          <h2 className="px-2.5 pb-1.5 text-xs font-medium text-text-muted">Other workspaces</h2>
          <ul className="flex flex-col gap-0.5">
            {others.map((other) => (
              <li key={other.slug}>
                <Link
                  href={`/${other.slug}`}
                  className="flex min-h-9 items-center rounded-md px-2.5 hover:bg-border/60"
                >
                  {other.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </nav>
  );
}

function Links({ places, narrow }: { places: Place[]; narrow: string }) {
  const pathname = usePathname();
  if (places.length === 0) return null;
  return (
    <ul className="flex flex-col gap-0.5">
      {places.map(({ key, label, href, icon: Icon }) => {
        const isHere = pathname === href || pathname.startsWith(`${href}/`);
        return (
          <li key={key}>
            <Link
              href={href}
              title={narrow ? label : undefined}
              aria-current={isHere ? "page" : undefined}
              className={classNames(
                "flex min-h-9 items-center gap-2.5 rounded-md px-2.5 transition-colors",
                narrow && "max-lg:justify-center max-lg:px-0",
                isHere
                  ? "bg-surface-raised font-medium text-text ring-1 ring-border"
                  : "text-text-muted hover:bg-border/60 hover:text-text",
              )}
            >
              <Icon aria-hidden="true" className={classNames("size-4.5 shrink-0", isHere && "text-accent")} />
              <span className={narrow}>{label}</span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
