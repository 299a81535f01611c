export const rowLinkId = (id: string) => `proxy-${id}`;
export const freezeButtonId = (id: string) => `freeze-${id}`;

/** Moves the focus along the names of the rows (J, K), from the row that holds it now. */
export function moveRowFocus(rows: readonly { id: string }[], step: 1 | -1): void {
  const here = rows.findIndex(({ id }) => document.activeElement?.closest(`[data-row="${id}"]`));
  const next = rows[Math.min(rows.length - 1, Math.max(0, here + step))];
  if (next) document.getElementById(rowLinkId(next.id))?.focus();
}
