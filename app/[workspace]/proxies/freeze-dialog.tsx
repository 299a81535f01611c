"use client";
import { FreezeDialog as AnyFreezeDialog } from "#app/_lib/freeze-dialog.tsx";
import { useSend } from "#app/_lib/session-gate.tsx";
import { Code } from "#app/_ui/code.tsx";
import type { ReturnFocus } from "#app/_ui/dialog.tsx";
import { FreezePluginProxy, UnfreezePluginProxy } from "./queries.ts";
import { proxyPath } from "./words.ts";

type Props = {
  act: FreezeAct;
  proxy: { id: string; tag: string; name: string };
  onClose: () => void;
  /** The proxy has another revision now. */
  onDone?: (revision: number) => void;
  returnFocus?: ReturnFocus;
};
export type FreezeAct = "freeze" | "unfreeze";

const WORDS = {
  freeze: { verb: "Freeze", done: "Froze" },
  unfreeze: { verb: "Unfreeze", done: "Unfroze" },
} as const;

/** Says what happens before it happens; doing it twice does no harm. */
export function FreezeDialog({ act, proxy, onClose, onDone, returnFocus }: Props) {
  const { verb, done } = WORDS[act];
  const sendFreezing = useFreezing(act, proxy.id);
  return (
    <AnyFreezeDialog
      act={act}
      title={
        <>
          {verb} <em>{proxy.name}</em>?
        </>
      }
      label={`${verb} proxy`}
      send={sendFreezing}
      problemOf={({ userErrors: [error] }) =>
        error?.code === "NOT_FOUND" ? "This proxy has been deleted." : error?.message
      }
      done={`${done} ${proxy.name}.`}
      onDone={(payload) => {
        if (payload.proxy) onDone?.(payload.proxy.revision);
      }}
      onClose={onClose}
      returnFocus={returnFocus}
    >
      <Consequences act={act} path={proxyPath(proxy.tag)} />
    </AnyFreezeDialog>
  );
}

function Consequences({ act, path }: { act: FreezeAct; path: string }) {
  if (act === "unfreeze") {
    return (
      <p>
        Requests to <Code>{path}</Code> go through again, with their secrets.
      </p>
    );
  }
  return (
    <p>
      Every request to <Code>{path}</Code> is refused within 2 seconds, and answers that are still coming in
      are cut off. The proxy can still be edited, and unfrozen at any time.
    </p>
  );
}

function useFreezing(act: FreezeAct, id: string) {
  const send = useSend();
  return async (reason: string | null) => {
    const input = { proxy: { id }, reason };
    if (act === "freeze") {
      const answer = await send(FreezePluginProxy, { input });
      return answer.ok ? { ok: true as const, data: answer.data.freezePluginProxy } : answer;
    }
    const answer = await send(UnfreezePluginProxy, { input });
    return answer.ok ? { ok: true as const, data: answer.data.unfreezePluginProxy } : answer;
  };
}
