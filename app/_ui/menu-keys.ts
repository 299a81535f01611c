type Move = "first" | "last" | "next" | "previous";

/** Moves the focus among the items of a menu, round its ends. Items that are not shown at this width are skipped. */
export function focusItem(menu: HTMLElement, move: Move): void {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item.matches(":focus"));
  const last = items.length - 1;
  const target = {
    first: 0,
    last,
    next: at === last ? 0 : at + 1,
    previous: at <= 0 ? last : at - 1,
  }[move];
  items[target]?.focus();
}

/** The next item that begins with the letter. */
export function focusItemByLetter(menu: HTMLElement, letter: string): void {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item.matches(":focus"));
  const inOrder = [...items.slice(at + 1), ...items.slice(0, at + 1)];
  inOrder.find((item) => item.textContent?.trim().toLowerCase().startsWith(letter.toLowerCase()))?.focus();
}

/** Below the button, or above it where there is no room; never over the edge of the window. */
export function placeMenu(button: HTMLElement, popup: HTMLElement, align: "start" | "end"): void {
  const GAP = 4;
  const EDGE = 8;
  const around = button.getBoundingClientRect();
  // Not the rectangle on screen, which the opening animation shifts.
  const { offsetWidth: width, offsetHeight: height } = popup;
  const isRightToLeft = getComputedStyle(button).direction === "rtl";
  const left = (align === "start") === isRightToLeft ? around.right - width : around.left;
  const below = around.bottom + GAP;
  const isTooLow = below + height > window.innerHeight - EDGE && around.top - GAP - height >= EDGE;
  popup.style.left = `${Math.max(EDGE, Math.min(left, window.innerWidth - width - EDGE))}px`;
  popup.style.top = `${isTooLow ? around.top - GAP - height : below}px`;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>("[role^=menuitem]")].filter(
    (item) => item.offsetParent !== null,
  );
}
