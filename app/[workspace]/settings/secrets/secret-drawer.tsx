"use client";
import { Pencil, RefreshCw, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { actorName } from "#app/_lib/actor-name.ts";
import { Code } from "#app/_ui/code.tsx";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";
import { Dialog, DialogBody, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { SecretRow } from "./queries.ts";
import { SecretSnippets } from "./secret-snippets.tsx";
import { UsageList } from "./usage-list.tsx";
import type { DialogName } from "./use-dialog-url.ts";
import { type DetailsState, useSecretDetails } from "./use-secret-details.ts";

type Props = {
  row: SecretRow;
  onOpen: (dialog: DialogName) => void;
  onClose: () => void;
  returnFocus: ReturnFocus;
};

/** Everything that may be known of one secret (`?secret=sec_…`); there is no place for its value. */
export function SecretDrawer({ row, onOpen, onClose, returnFocus }: Props) {
  const { state } = useSecretDetails(row.id);
  const secret = state.name === "ready" ? state.secret : row;
  const can = secret.viewerCan;
  return (
    <Dialog title={secret.name} side="end" onClose={onClose} returnFocus={returnFocus}>
      <DialogBody className="flex flex-col gap-6">
        <div>
          <p className="flex items-center gap-0.5 text-text-muted">
            <Code>{secret.tag}</Code>
            <CopyIconButton text={secret.reference} label={`Copy reference to ${secret.name}`} />
          </p>
          {secret.description && <p className="mt-2 whitespace-pre-line">{secret.description}</p>}
          <div className="mt-4 flex flex-wrap gap-2">
            <HintedButton
              icon={<RefreshCw aria-hidden="true" className="size-4" />}
              reason={can.replaceValue.reason}
              onClick={() => onOpen("replace")}
            >
              Replace value
            </HintedButton>
            <HintedButton
              icon={<Pencil aria-hidden="true" className="size-4" />}
              reason={can.update.reason}
              onClick={() => onOpen("edit")}
            >
              Edit
            </HintedButton>
            {can.delete.allowed && (
              <HintedButton
                tone="quiet"
                icon={<Trash2 aria-hidden="true" className="size-4 text-danger" />}
                onClick={() => onOpen("delete")}
              >
                Delete…
              </HintedButton>
            )}
          </div>
        </div>
        <Section title="Overview">
          <Facts secret={secret} />
        </Section>
        <Section title="Used by">
          <Uses state={state} count={secret.usageCount} />
        </Section>
        <Section title="Use it">
          <SecretSnippets tag={secret.tag} reference={secret.reference} />
        </Section>
      </DialogBody>
    </Dialog>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-2 font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Facts({ secret }: { secret: SecretRow }) {
  const facts: [string, ReactNode][] = [
    ["Value", `Write-only · version ${secret.version}`],
    ["Value updated", <When key="value" at={secret.valueUpdatedAt} by={actorName(secret.valueUpdatedBy)} />],
    ["Last changed", <When key="changed" at={secret.updatedAt} by={actorName(secret.updatedBy)} />],
    ["Created", <When key="created" at={secret.createdAt} by={actorName(secret.createdBy)} />],
    [
      "Destinations",
      secret.destinations.length === 0 ? (
        "Any origin"
      ) : (
        <ul key="destinations">
          {secret.destinations.map((destination) => (
            <li key={destination}>
              <Code>{destination}</Code>
            </li>
          ))}
        </ul>
      ),
    ],
  ];
  return (
    <dl className="divide-y divide-border rounded-md border">
      {facts.map(([term, fact]) => (
        <div key={term} className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2 px-3 py-2">
          <dt className="text-text-muted">{term}</dt>
          <dd className="min-w-0">{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function When({ at, by }: { at: string; by: string }) {
  return (
    <>
      <RelativeTime at={at} /> · {by}
    </>
  );
}

function Uses({ state, count }: { state: DetailsState; count: number }) {
  if (state.name === "gone") return <p className="text-text-muted">This secret was deleted meanwhile.</p>;
  if (count === 0) return <p className="text-text-muted">Not used yet.</p>;
  if (state.name === "failed") return <p className="text-text-muted">The places couldn't be loaded.</p>;
  if (state.name === "loading") return <p className="animate-appear-late text-text-muted">Loading places…</p>;
  return <UsageList usages={state.secret.usages} total={count} />;
}
