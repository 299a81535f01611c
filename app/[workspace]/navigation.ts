import { KeyRound, type LucideIcon, SlidersHorizontal, Terminal, Waypoints } from "lucide-react";
import type { Permission } from "#app/_lib/__generated__/graphql.ts";

export type Place = {
  key: string;
  label: string;
  href: string;
  icon: LucideIcon;
  section: "main" | "settings";
};

/** The rooms of a workspace that this person may see. What may not be seen is absent, not greyed out. */
export function navigation(slug: string, permissions: readonly Permission[]): Place[] {
  const places: (Place & { needs: Permission })[] = [
    {
      key: "p",
      label: "Plugin proxies",
      href: `/${slug}/proxies`,
      icon: Waypoints,
      section: "main",
      needs: "VIEW_PLUGIN_PROXIES",
    },
    {
      key: "s",
      label: "Secrets",
      href: `/${slug}/settings/secrets`,
      icon: KeyRound,
      section: "settings",
      needs: "VIEW_SECRETS",
    },
    {
      key: "t",
      label: "API tokens",
      href: `/${slug}/settings/tokens`,
      icon: Terminal,
      section: "settings",
      needs: "EDIT_API_TOKENS",
    },
    {
      key: "w",
      label: "Workspace",
      href: `/${slug}/settings/workspace`,
      icon: SlidersHorizontal,
      section: "settings",
      needs: "EDIT_SETTINGS",
    },
  ];
  return places.filter(({ needs }) => permissions.includes(needs));
}
