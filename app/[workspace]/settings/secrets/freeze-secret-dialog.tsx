"use client";
import { FreezeDialog } from "#app/_lib/freeze-dialog.tsx";
import { useSend } from "#app/_lib/session-gate.tsx";
import { Code } from "#app/_ui/code.tsx";
import type { ReturnFocus } from "#app/_ui/dialog.tsx";
import { FreezeSecret, type SecretRow, UnfreezeSecret } from "./queries.ts";
import { placesPhrase } from "./usage-list.tsx";

type Props = {
  row: SecretRow;
  act: "freeze" | "unfreeze";
  onClose: () => void;
  returnFocus: ReturnFocus;
};

export function FreezeSecretDialog({ row, act, onClose, returnFocus }: Props) {
  const send = useSend();
  const secret = { id: row.id };
  const common = { act, onClose, returnFocus };
  if (act === "unfreeze") {
    return (
      <FreezeDialog
        {...common}
        title={`Unfreeze ${row.name}?`}
        label="Unfreeze secret"
        done={`Unfroze ${row.name}.`}
        send={(reason) => send(UnfreezeSecret, { input: { secret, reason } })}
        problemOf={(data) => data.unfreezeSecret.userErrors[0]?.message}
      >
        <p>
          Requests that name <Code>{row.tag}</Code> are sent again within 2 seconds, with the value it has
          now. If the value leaked, replace it first.
        </p>
      </FreezeDialog>
    );
  }
  return (
    <FreezeDialog
      {...common}
      title={`Freeze ${row.name}?`}
      label="Freeze secret"
      done={`Froze ${row.name}.`}
      send={(reason) => send(FreezeSecret, { input: { secret, reason } })}
      problemOf={(data) => data.freezeSecret.userErrors[0]?.message}
    >
      <p>
        Within 2 seconds every use of <Code>{row.tag}</Code> is refused on every process, and open streams are
        cut.{" "}
        {row.usageCount > 0 && (
          <>
            {placesPhrase(row.usageCount)} {row.usageCount === 1 ? "uses it and stops" : "use it and stop"}{" "}
            working.{" "}
          </>
        )}
        You can still edit it, replace its value and unfreeze it.
      </p>
    </FreezeDialog>
  );
}
