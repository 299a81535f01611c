"use client";
import { Braces, CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { setSingleKeys, singleKeysAreOn } from "#app/_lib/shortcuts.ts";
import { signOut } from "#app/_lib/sign-in.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { Menu, MenuCheckboxItem, MenuItem, MenuRadioItem, MenuSeparator } from "#app/_ui/menu.tsx";
import { applyTheme, currentTheme, type Theme } from "#app/_ui/theme.ts";

export type Person = {
  name: string;
  email: string | null;
  /** Where the schema can be asked by hand; null when that is switched off. */
  graphiql: string | null;
};

const ICON = "size-4 text-text-muted";

export function AccountMenu({ person, onShowShortcuts }: { person: Person; onShowShortcuts: () => void }) {
  return (
    <>
      <ThemeMenu />
      <Menu
        trigger={
          <button
            type="button"
            aria-label={`Account of ${person.name}`}
            className="grid size-9 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-popup-open:bg-surface-sunken"
          >
            <CircleUserRound aria-hidden="true" className="size-5" />
          </button>
        }
        header={
          <>
            <p className="max-w-60 truncate font-medium">{person.name}</p>
            {person.email && <p className="max-w-60 truncate text-sm text-text-muted">{person.email}</p>}
          </>
        }
      >
        <AccountItems graphiql={person.graphiql} onShowShortcuts={onShowShortcuts} />
      </Menu>
    </>
  );
}

function AccountItems({
  graphiql,
  onShowShortcuts,
}: {
  graphiql: string | null;
  onShowShortcuts: () => void;
}) {
  const say = useFeedback();
  const [areKeysOn, setKeysOn] = useState(singleKeysAreOn);
  async function leave() {
    // A full load, so that nothing of this session stays in the browser's memory.
    if (await signOut()) window.location.assign("/sign-in");
    else
      say({
        text: "The server didn't answer. You are still signed in.",
        content: "The server didn't answer. You are still signed in.",
      });
  }
  return (
    <>
      <MenuCheckboxItem
        isChecked={areKeysOn}
        onChange={(isOn) => {
          setSingleKeys(isOn);
          setKeysOn(isOn);
        }}
      >
        Single-key shortcuts
      </MenuCheckboxItem>
      <MenuItem icon={<Keyboard aria-hidden="true" className={ICON} />} onSelect={onShowShortcuts}>
        Keyboard shortcuts
      </MenuItem>
      {graphiql && (
        <MenuItem
          icon={<Braces aria-hidden="true" className={ICON} />}
          onSelect={() => window.location.assign(graphiql)}
        >
          GraphiQL
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" className={ICON} />} onSelect={leave}>
        Sign out
      </MenuItem>
    </>
  );
}

const THEMES = [
  { theme: "system", label: "System", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const;

function ThemeMenu() {
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="Theme"
          className="grid size-9 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-popup-open:bg-surface-sunken"
        >
          <Sun aria-hidden="true" className="size-5" />
        </button>
      }
    >
      <ThemeItems />
    </Menu>
  );
}

/** Rendered only while the menu is open, so that it asks the document for the theme and not the server. */
function ThemeItems() {
  const [chosen, setChosen] = useState<Theme>(currentTheme);
  return THEMES.map(({ theme, label, icon: Icon }) => (
    <MenuRadioItem
      key={theme}
      isChecked={chosen === theme}
      icon={<Icon aria-hidden="true" className={ICON} />}
      onSelect={() => {
        applyTheme(theme);
        setChosen(theme);
      }}
    >
      {label}
    </MenuRadioItem>
  ));
}
