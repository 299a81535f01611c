import { type RefObject, useEffect } from "react";

/**
 * GraphiQL's editors are text areas without a name, made some time after the page, so a screen reader would say
 * nothing at all. Each gets the name of the region it stands in; a region that scrolls can be reached by keyboard.
 */
export function useEditorNames(container: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const root = container.current;
    if (!root) return;
    const name = () => {
      for (const area of root.querySelectorAll(".CodeMirror textarea:not([aria-label])")) {
        area.setAttribute("aria-label", area.closest("section")?.getAttribute("aria-label") ?? "Editor");
      }
      for (const region of root.querySelectorAll('.CodeMirror-scroll[tabindex="-1"]')) {
        region.setAttribute("tabindex", "0");
      }
    };
    const observer = new MutationObserver(name);
    observer.observe(root, { childList: true, subtree: true });
    name();
    return () => observer.disconnect();
  }, [container]);
}
