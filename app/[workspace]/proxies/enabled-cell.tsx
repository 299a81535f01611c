"use client";
import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import type { Failure } from "#app/_lib/answer.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { failureSentence } from "#app/_lib/submission-notice.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { FieldError } from "#app/_ui/field.tsx";
import { Tooltip } from "#app/_ui/tooltip.tsx";
import { type ProxyRow, UpdatePluginProxy } from "./queries.ts";
import { Switch } from "./switch.tsx";

/**
 * Enables or disables a proxy from the list, optimistically: the switch turns at once, and back with a sentence beside
 * it when the server refuses. `wanted` stands in for the row only until a newer revision of it arrives.
 */
export function EnabledCell({ row }: { row: ProxyRow }) {
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const [, start] = useTransition();
  const [wanted, setWanted] = useState<{ isOn: boolean; revision: number } | null>(null);
  const [problem, setProblem] = useState<ReactNode>(null);
  const isWaiting = wanted?.revision === row.revision;
  const isOn = isWaiting ? wanted.isOn : row.isEnabled;
  const reason = row.viewerCan.update.allowed ? null : row.viewerCan.update.reason;

  async function change(next: boolean) {
    if (isWaiting) return;
    setProblem(null);
    setWanted({ isOn: next, revision: row.revision });
    const input = { proxy: { id: row.id }, expectedRevision: row.revision, isEnabled: next };
    const answer = await send(UpdatePluginProxy, { input });
    const refusal = answer.ok ? answer.data.updatePluginProxy.userErrors[0] : undefined;
    if (answer.ok && !refusal) {
      say({ text: `${next ? "Enabled" : "Disabled"} ${row.name}.` });
    } else {
      setWanted(null);
      setProblem(answer.ok ? refusalSentence(refusal?.code) : unansweredSentence(answer.failure));
    }
    start(() => router.refresh());
  }
  return (
    <div className="flex flex-col items-start gap-1">
      <Tooltip
        text={reason ?? (isOn ? "Disable: refuse every request" : "Enable")}
        describes={reason !== null}
      >
        {(describedBy) => (
          <Switch
            isOn={isOn}
            onChange={change}
            aria-label={`Enabled: ${row.name}`}
            aria-disabled={reason !== null || undefined}
            aria-describedby={describedBy}
          />
        )}
      </Tooltip>
      <div className="sm:max-w-56">
        <FieldError>{problem}</FieldError>
      </div>
    </div>
  );
}

function refusalSentence(code: string | undefined): string {
  if (code === "VERSION_CONFLICT") return "Somebody saved this proxy first. Nothing was changed.";
  if (code === "NOT_FOUND") return "This proxy has been deleted.";
  return "The server couldn't do this. Nothing was changed.";
}

/** A lost answer may have been obeyed; the page asks for the row again either way. */
function unansweredSentence(failure: Failure): ReactNode {
  return failure.code === "NETWORK"
    ? "The server didn't answer. Check your connection, then try again."
    : failureSentence(failure);
}
