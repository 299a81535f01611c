"use client";
import { FreezeDialog } from "#app/_lib/freeze-dialog.tsx";
import { useSend } from "#app/_lib/session-gate.tsx";
import { Code } from "#app/_ui/code.tsx";
import { FreezeApiToken, type TokenRow, UnfreezeApiToken } from "./queries.ts";

type Props = { token: TokenRow; act: "freeze" | "unfreeze"; onClose: () => void };

export function FreezeTokenDialog({ token, act, onClose }: Props) {
  const send = useSend();
  const tokenId = token.id;
  const common = {
    act,
    onClose,
    returnFocus: (opener: HTMLElement | null) => opener ?? document.getElementById("create-token"),
  };
  const text = (
    <Code>
      {token.prefix}…{token.last4}
    </Code>
  );
  if (act === "unfreeze") {
    return (
      <FreezeDialog
        {...common}
        title={`Unfreeze ${token.name}?`}
        label="Unfreeze token"
        done={`Unfroze ${token.name}.`}
        send={(reason) => send(UnfreezeApiToken, { input: { tokenId, reason } })}
        problemOf={(data) => data.unfreezeApiToken.userErrors[0]?.message}
      >
        <p>Programs that use {text} work again within 2 seconds. If the token leaked, revoke it instead.</p>
      </FreezeDialog>
    );
  }
  return (
    <FreezeDialog
      {...common}
      title={`Freeze ${token.name}?`}
      label="Freeze token"
      done={`Froze ${token.name}.`}
      send={(reason) => send(FreezeApiToken, { input: { tokenId, reason } })}
      problemOf={(data) => data.freezeApiToken.userErrors[0]?.message}
    >
      <p>
        Within 2 seconds every program that uses {text} is refused on every process, and its open streams are
        cut. You can unfreeze it.
      </p>
    </FreezeDialog>
  );
}
