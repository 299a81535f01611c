"use client";
import { CircleUserRound, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { setSingleKeys, singleKeysAreOn } from "#app/_lib/shortcuts.ts";
import { signOut } from "#app/_lib/sign-in.ts";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { Menu, MenuCheckboxItem, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator, MenuText } from "#app/_ui/menu.tsx";
import { applyTheme, currentTheme, type Theme } from "#app/_ui/theme.ts";

export type Person = { name: string; email: string | null };

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
      >
        <AccountItems person={person} onShowShortcuts={onShowShortcuts} />
      </Menu>
    </>
  );
}

function AccountItems({ person, onShowShortcuts }: { person: Person; onShowShortcuts: () => void }) {
  const say = useFeedback();
  const [areKeysOn, setKeysOn] = useState(singleKeysAreOn);
  async function leave() {
    // A full load, so that nothing of this session stays in the browser's memory.
    if (await signOut()) window.location.assign("/sign-in");
    else say({ text: "The server didn't answer. You are still signed in.", content: "The server didn't answer. You are still signed in." });
  }
  return (
    <>
      <MenuText>
        <p className="max-w-60 truncate font-medium">{person.name}</p>
        {person.email && <p className="max-w-60 truncate text-sm text-text-muted">{person.email}</p>}
      </MenuText>
      <MenuSeparator />
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
      <MenuSeparator />
      <MenuItem icon={<LogOut aria-hidden="true" className={ICON} />} onSelect={leave}>
        Sign out
      </MenuItem>
    </>
  );
}

function ThemeMenu() {
  const [theme, setTheme] = useState<Theme>("system");
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label="Theme"
          onPointerDown={() => setTheme(currentTheme())}
          onKeyDown={() => setTheme(currentTheme())}
          className="grid size-9 place-items-center rounded-md text-text-muted hover:bg-surface-sunken hover:text-text data-popup-open:bg-surface-sunken"
        >
          <Sun aria-hidden="true" className="size-5" />
        </button>
      }
    >
      <MenuRadioGroup
        label="Theme"
        value={theme}
        onChange={(next: Theme) => {
          applyTheme(next);
          setTheme(next);
        }}
      >
        <MenuRadioItem value="system" icon={<Monitor aria-hidden="true" className={ICON} />}>
          System
        </MenuRadioItem>
        <MenuRadioItem value="light" icon={<Sun aria-hidden="true" className={ICON} />}>
          Light
        </MenuRadioItem>
        <MenuRadioItem value="dark" icon={<Moon aria-hidden="true" className={ICON} />}>
          Dark
        </MenuRadioItem>
      </MenuRadioGroup>
    </Menu>
  );
}
