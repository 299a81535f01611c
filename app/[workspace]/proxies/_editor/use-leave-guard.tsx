"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { ConfirmDialog } from "#app/_ui/dialog.tsx";

/**
 * Asks before unsaved changes are left behind: by a link of these pages in our words, by closing or reloading in the
 * browser's. Back is not asked about, since the browser gives no way to hold it.
 */
export function useLeaveGuard(isDirty: boolean): ReactNode {
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!isDirty) return;
    const onClick = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
        return;
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || link.target === "_blank" || link.origin !== window.location.origin) return;
      if (link.pathname === window.location.pathname) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(link.pathname + link.search);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, { capture: true });
    window.addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      window.removeEventListener("beforeunload", onUnload);
    };
  }, [isDirty]);
  if (wanted === null) return null;
  return (
    <ConfirmDialog
      title="Discard changes?"
      cancelLabel="Keep editing"
      onCancel={() => setWanted(null)}
      actions={
        <Button
          tone="danger"
          onClick={() => {
            setWanted(null);
            router.push(wanted);
          }}
        >
          Discard changes
        </Button>
      }
    >
      <p>What you typed is not saved.</p>
    </ConfirmDialog>
  );
}
