"use client";
import { Dialog, DialogBody } from "#app/_ui/dialog.tsx";
import { isApple } from "#app/_ui/submit-key.tsx";

const COMMAND_KEY = isApple() ? "⌘" : "Ctrl";

const KEYS: [string, string[]][] = [
  ["Search on this page", ["/"]],
  ["Create", ["C"]],
  ["Next row", ["J"]],
  ["Previous row", ["K"]],
  ["Open the row", ["Enter"]],
  ["Edit the row", ["E"]],
  ["Replace the value of the row", ["R"]],
  ["Go to Secrets", ["G", "S"]],
  ["Go to Plugin proxies", ["G", "P"]],
  ["Submit a dialog", [COMMAND_KEY, "Enter"]],
  ["Close a dialog", ["Esc"]],
  ["Show this sheet", ["?"]],
];

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      description="Single keys can be turned off in the account menu."
      onClose={onClose}
    >
      <DialogBody>
        <dl className="grid gap-x-8 sm:grid-cols-2">
          {KEYS.map(([what, keys]) => (
            <div key={what} className="flex min-h-9 items-center justify-between gap-3 border-b py-1">
              <dt>{what}</dt>
              <dd className="flex gap-1">
                {keys.map((key) => (
                  <kbd
                    key={key}
                    className="whitespace-nowrap rounded-sm border bg-surface-sunken px-1.5 text-xs leading-5"
                  >
                    {key}
                  </kbd>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </DialogBody>
    </Dialog>
  );
}
