import { EditorView } from "@codemirror/view";

/** The look of `field-control` in globals.css, by the same tokens, so that both themes follow. */
export const templateTheme = EditorView.theme({
  "&": {
    minHeight: "36px",
    border: "1px solid var(--color-border-control)",
    borderRadius: "var(--radius-md)",
    backgroundColor: "var(--color-surface-raised)",
    color: "var(--color-text)",
    fontSize: "13px",
  },
  "&:has([aria-invalid])": {
    borderColor: "var(--color-danger)",
    boxShadow: "0 0 0 1px var(--color-danger)",
  },
  "&.cm-focused": { outline: "2px solid var(--color-accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "20px", fontVariantLigatures: "none" },
  ".cm-content": { padding: "7px 0", caretColor: "var(--color-text)", outline: "none" },
  ".cm-line": { padding: "0 10px" },
  ".cm-reference": {
    backgroundColor: "color-mix(in oklab, var(--color-accent) 12%, transparent)",
    borderRadius: "var(--radius-sm)",
    padding: "1px 0",
  },
  ".cm-reference-unknown": {
    textDecoration: "underline wavy var(--color-danger)",
    textUnderlineOffset: "3px",
  },
  ".cm-tooltip.cm-offers": {
    zIndex: "60",
    overflow: "hidden",
    border: "1px solid var(--color-border)",
    borderRadius: "var(--radius-lg)",
    backgroundColor: "var(--color-surface-raised)",
    boxShadow: "var(--shadow-float)",
  },
  // Clear of the border and the focus ring of the field.
  ".cm-offers.cm-tooltip-below": { marginTop: "11px" },
  ".cm-offers.cm-tooltip-above": { marginTop: "-11px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": {
    fontFamily: "var(--font-mono)",
    maxHeight: "232px",
    minWidth: "220px",
    maxWidth: "min(420px, calc(100vw - 48px))",
    padding: "4px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    padding: "6px 10px",
    borderRadius: "var(--radius-sm)",
    lineHeight: "20px",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    backgroundColor: "var(--color-surface-sunken)",
    color: "var(--color-text)",
    boxShadow: "inset 2px 0 0 var(--color-accent)",
  },
  ".cm-completionDetail": {
    fontFamily: "var(--font-sans)",
    fontStyle: "normal",
    color: "var(--color-text-muted)",
    marginInlineStart: "12px",
  },
});
