"use client";
import { Check } from "lucide-react";
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { classNames } from "./class-names.ts";
import { focusItem, focusItemByLetter, placeMenu } from "./menu-keys.ts";

/**
 * A menu button (APG). Own code because Base UI's menu brings 45 kB to a page that may have 180 in all, and its focus
 * guards are hidden elements that can take the focus, which axe refuses.
 *
 * Closed: nothing of it is in the document. Opened by a press: the menu has the focus; by ↓ or ↑: its first or last
 * item. Arrows, Home, End and letters move; Enter and Space choose; Esc and Tab close and give the focus back to the
 * button, which is also what a dialog that an item opens will give it back to.
 */
const CloseContext = createContext<() => void>(() => {});
type Opened = "pressed" | "first" | "last";

export function Menu(props: {
  /** A button that names itself. */
  trigger: ReactElement<ComponentProps<"button">>;
  /** Stands above the items and is none of them. */
  header?: ReactNode;
  children: ReactNode;
  align?: "start" | "end";
}) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  const own = props.trigger.props;
  const close = () => {
    setOpened(null);
    button.current?.focus();
  };
  return (
    <>
      {cloneElement(props.trigger, {
        ref: button,
        id: `${id}-button`,
        "aria-haspopup": "menu",
        "aria-expanded": opened !== null,
        "aria-controls": opened === null ? undefined : `${id}-menu`,
        "data-popup-open": opened === null ? undefined : "",
        onClick: (event: React.MouseEvent<HTMLButtonElement>) => {
          own.onClick?.(event);
          // A click made by Enter or Space has no press behind it.
          setOpened((before) => (before === null ? (event.detail === 0 ? "first" : "pressed") : null));
        },
        onKeyDown: (event: KeyboardEvent<HTMLButtonElement>) => {
          own.onKeyDown?.(event);
          if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
          event.preventDefault();
          setOpened(event.key === "ArrowDown" ? "first" : "last");
        },
      } as ComponentProps<"button">)}
      {opened !== null && (
        <CloseContext value={close}>
          <Popup
            id={id}
            opened={opened}
            button={button}
            align={props.align ?? "end"}
            header={props.header}
            onLeave={() => setOpened(null)}
            onClose={close}
          >
            {props.children}
          </Popup>
        </CloseContext>
      )}
    </>
  );
}

function Popup(props: {
  id: string;
  opened: Opened;
  button: React.RefObject<HTMLButtonElement | null>;
  align: "start" | "end";
  header: ReactNode;
  onLeave: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  const { opened, button, align } = props;
  const popup = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const leave = useRef(props.onLeave);
  leave.current = props.onLeave;
  useEffect(() => {
    const shown = popup.current;
    if (!shown || !menu.current || !button.current) return;
    const anchor = button.current;
    // The top layer: nothing clips it, and no z-index stands above it.
    shown.showPopover();
    placeMenu(anchor, shown, align);
    if (opened === "pressed") menu.current.focus({ preventScroll: true });
    else focusItem(menu.current, opened);
    const onPress = (event: PointerEvent) => {
      const target = event.target instanceof Node ? event.target : null;
      if (!shown.contains(target) && !anchor.contains(target)) leave.current();
    };
    const onMove = () => placeMenu(anchor, shown, align);
    document.addEventListener("pointerdown", onPress, true);
    document.addEventListener("scroll", onMove, { capture: true, passive: true });
    window.addEventListener("resize", onMove);
    return () => {
      document.removeEventListener("pointerdown", onPress, true);
      document.removeEventListener("scroll", onMove, { capture: true });
      window.removeEventListener("resize", onMove);
    };
  }, [opened, button, align]);
  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const moves = { ArrowDown: "next", ArrowUp: "previous", Home: "first", End: "last" } as const;
    const move = Object.entries(moves).find(([key]) => key === event.key)?.[1];
    if (event.key === "Escape" || event.key === "Tab") props.onClose();
    else if (move) focusItem(event.currentTarget, move);
    else if (event.key.length !== 1 || event.key === " ") return;
    else focusItemByLetter(event.currentTarget, event.key);
    event.stopPropagation();
    // Tab goes on from the button.
    if (event.key !== "Tab") event.preventDefault();
  }
  return (
    <div
      ref={popup}
      popover="manual"
      className="fixed inset-auto m-0 min-w-48 animate-dialog-in rounded-lg border bg-surface-raised p-1 text-start text-base font-normal whitespace-normal text-text shadow-float"
    >
      {props.header && <div className="border-b px-2.5 pt-1.5 pb-2">{props.header}</div>}
      <div
        ref={menu}
        id={`${props.id}-menu`}
        role="menu"
        tabIndex={-1}
        aria-labelledby={`${props.id}-button`}
        onKeyDown={onKeyDown}
        className={classNames("outline-none", Boolean(props.header) && "pt-1")}
      >
        {props.children}
      </div>
    </div>
  );
}

const ITEM =
  "flex min-h-8 w-full items-center gap-2.5 rounded-sm px-2.5 py-1 text-start outline-none hover:bg-surface-sunken focus:bg-surface-sunken aria-disabled:cursor-not-allowed aria-disabled:text-text-muted";

type ItemProps = ComponentProps<"button"> & { isDisabled?: boolean; keepsOpen?: boolean };

function Item({ isDisabled, keepsOpen, onClick, className, ...rest }: ItemProps) {
  const close = useContext(CloseContext);
  return (
    <button
      type="button"
      role="menuitem"
      {...rest}
      tabIndex={-1}
      aria-disabled={isDisabled || undefined}
      onClick={(event) => {
        if (isDisabled) return;
        // First, so that a dialog which the item opens finds the button focused.
        if (!keepsOpen) close();
        onClick?.(event);
      }}
      className={classNames(ITEM, className)}
    />
  );
}

export function MenuItem(props: {
  icon?: ReactNode;
  onSelect: () => void;
  isDanger?: boolean;
  isDisabled?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Item
      isDisabled={props.isDisabled}
      onClick={props.onSelect}
      className={classNames(props.isDanger && !props.isDisabled && "text-danger", props.className)}
    >
      {props.icon}
      {props.children}
    </Item>
  );
}

export function MenuCheckboxItem(props: {
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Item
      role="menuitemcheckbox"
      aria-checked={props.isChecked}
      keepsOpen
      onClick={() => props.onChange(!props.isChecked)}
    >
      <span className="grid size-4 place-items-center rounded-sm border border-border-control">
        {props.isChecked && <Check aria-hidden="true" className="size-3" />}
      </span>
      {props.children}
    </Item>
  );
}

/** One of several, of which `isChecked` is true for one. */
export function MenuRadioItem(props: {
  isChecked: boolean;
  icon?: ReactNode;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Item role="menuitemradio" aria-checked={props.isChecked} keepsOpen onClick={props.onSelect}>
      {props.icon}
      <span className="flex-1">{props.children}</span>
      {props.isChecked && <Check aria-hidden="true" className="size-4 text-accent" />}
    </Item>
  );
}

export function MenuSeparator() {
  return <hr className="my-1 h-px border-0 bg-border" />;
}
