"use client";
import { Menu as MenuIcon } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { useShortcuts } from "#app/_lib/shortcuts.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { AccountMenu, type Person } from "./account-menu.tsx";
import { Breadcrumb } from "./breadcrumb.tsx";
import { type Freeze, FrozenBanner } from "./frozen-banner.tsx";
import { navigation } from "./navigation.ts";
import { OfflineBanner } from "./offline-banner.tsx";
import { Sidebar, type WorkspaceLink } from "./sidebar.tsx";

const ShortcutSheet = dynamic(() => import("./shortcut-sheet.tsx").then((file) => file.ShortcutSheet), {
  ssr: false,
});
const NavigationSheet = dynamic(() => import("./navigation-sheet.tsx").then((file) => file.NavigationSheet), {
  ssr: false,
});

/** Sidebar, top bar and the one `main`. The sidebar is 240 px, icons alone below 1024 px, and a sheet below 768 px. */
export function Shell({
  person,
  workspaces,
  freeze,
  children,
}: {
  person: Person;
  workspaces: WorkspaceLink[];
  /** Not null while the workspace is frozen. */
  freeze: Freeze | null;
  children: ReactNode;
}) {
  const { slug, permissions } = useWorkspace();
  const router = useRouter();
  const pathname = usePathname();
  const [open, setOpen] = useState<"none" | "navigation" | "shortcuts">("none");
  const close = () => setOpen("none");
  const places = navigation(slug, permissions);
  const go = (key: string) => () => {
    const place = places.find((item) => item.key === key);
    if (!place) return false;
    router.push(place.href);
  };
  useShortcuts({ "?": () => setOpen("shortcuts"), "g s": go("s"), "g p": go("p") });
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the sheet it was chosen from.
  useEffect(close, [pathname]);
  return (
    <div className="flex min-h-dvh">
      <a
        href="#content"
        className="fixed start-3 top-3 z-50 -translate-y-20 rounded-md opacity-0 bg-accent px-3 py-2 font-medium text-on-accent shadow-float focus:translate-y-0 focus:opacity-100"
      >
        Skip to content
      </a>
      <Sidebar places={places} workspaces={workspaces} />
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 flex h-14 shrink-0 items-center gap-2 border-b bg-surface px-3 md:px-6">
          <IconButton label="Open navigation" className="md:hidden" onClick={() => setOpen("navigation")}>
            <MenuIcon aria-hidden="true" className="size-5" />
          </IconButton>
          <Breadcrumb places={places} />
          <div className="ms-auto flex items-center gap-1">
            <AccountMenu person={person} onShowShortcuts={() => setOpen("shortcuts")} />
          </div>
        </header>
        <OfflineBanner />
        {freeze && <FrozenBanner freeze={freeze} />}
        <main
          id="content"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1184px] flex-1 px-4 pt-6 pb-16 md:px-8 md:pt-8"
        >
          {children}
        </main>
      </div>
      {open === "navigation" && <NavigationSheet places={places} workspaces={workspaces} onClose={close} />}
      {open === "shortcuts" && <ShortcutSheet onClose={close} />}
    </div>
  );
}
