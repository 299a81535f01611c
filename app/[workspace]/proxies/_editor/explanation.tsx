"use client";
import { CircleCheck, CircleSlash, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useWatch } from "react-hook-form";
import { Code } from "#app/_ui/code.tsx";
import type { Explanation } from "../queries.ts";
import { useEditor } from "./editor-context.tsx";
import { durationWords, sizeWords } from "./limit-words.ts";
import type { ProxyValues } from "./proxy-values.ts";
import type { Explained } from "./use-explanation.ts";

/** What would happen to the request: the server's dry run of the form as it stands. */
export function ExplanationView({ explained }: { explained: Explained }) {
  const isEnabled = useWatch<ProxyValues, "isEnabled">({ name: "isEnabled" });
  if (explained.name === "waiting") return <p className="text-text-muted">Looking…</p>;
  if (explained.name === "failed") {
    return <Verdict kind="bare">The preview couldn't be loaded. {explained.message}</Verdict>;
  }
  if (explained.name === "unfinished") return <Unfinished count={explained.problems.length} />;
  const { explanation } = explained;
  return (
    <>
      <Outcome explanation={explanation} isEnabled={isEnabled} />
      {explanation.matchedPrefix !== null && <SentHeaders explanation={explanation} />}
      <Limits limits={explanation.limits} />
    </>
  );
}

function Unfinished({ count }: { count: number }) {
  return (
    <Verdict kind="bare">
      {count === 1 ? "One field needs" : `${count} fields need`} to be mended before this can be shown.
    </Verdict>
  );
}

function Outcome({ explanation, isEnabled }: { explanation: Explanation; isEnabled: boolean }) {
  const { matchedPrefix, refusal } = explanation;
  const { isFrozen } = useEditor();
  if (isFrozen) return <Verdict kind="refused">This proxy is frozen. The request would be refused.</Verdict>;
  if (!isEnabled) return <Verdict kind="refused">This proxy is off. The request would be refused.</Verdict>;
  return (
    <>
      {matchedPrefix !== null && (
        <Verdict kind="matched">
          Matches prefix <Code>{matchedPrefix}</Code>
        </Verdict>
      )}
      {matchedPrefix === null && refusal === null && (
        <Verdict kind="bare">No prefix matches. The request would be sent without added headers.</Verdict>
      )}
      {refusal && (
        <Verdict kind="refused">
          {refusal.code === "NO_PREFIX_MATCHES" ? "No prefix matches." : refusal.message} The request would be
          refused.
        </Verdict>
      )}
    </>
  );
}

function SentHeaders({ explanation: { sentHeaders, matchedPrefix } }: { explanation: Explanation }) {
  return (
    <div>
      <h3 className="mb-1.5 font-medium">Headers that will be sent</h3>
      {sentHeaders.length === 0 ? (
        <p className="text-text-muted">None are added.</p>
      ) : (
        <ul className="flex flex-col gap-1 rounded-md border bg-surface-sunken px-3 py-2.5 text-sm">
          {sentHeaders.map((header) => (
            <li key={header.name}>
              <Code>
                {header.name}: <span className="text-text-muted">{header.value}</span>
              </Code>
              {header.matchedPrefix !== null && header.matchedPrefix !== matchedPrefix && (
                <span className="text-text-muted">
                  {" "}
                  (from <Code>{header.matchedPrefix}</Code>)
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Limits({ limits }: { limits: Explanation["limits"] }) {
  const parts = [
    `connection ${durationWords(limits.connectMs)}`,
    `first byte ${durationWords(limits.firstByteMs)}`,
    `pause ${durationWords(limits.idleMs)}`,
    ...(limits.totalMs == null ? [] : [`all in all ${durationWords(limits.totalMs)}`]),
    ...(limits.maxRequestBytes == null ? [] : [`request ${sizeWords(limits.maxRequestBytes)}`]),
    ...(limits.maxResponseBytes == null ? [] : [`answer ${sizeWords(limits.maxResponseBytes)}`]),
  ];
  return <p className="text-sm text-text-muted">At most: {parts.join(", ")}.</p>;
}

const VERDICTS = {
  matched: { icon: CircleCheck, tone: "text-success" },
  bare: { icon: TriangleAlert, tone: "text-warning" },
  refused: { icon: CircleSlash, tone: "text-danger" },
} as const;

/** A sentence with an icon, so that its kind never hangs on colour alone. */
export function Verdict({ kind, children }: { kind: keyof typeof VERDICTS; children: ReactNode }) {
  const { icon: Icon, tone } = VERDICTS[kind];
  return (
    <p className="flex items-start gap-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}
