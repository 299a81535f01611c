"use client";
import { Pencil, RefreshCw, Snowflake, Sun, Trash2 } from "lucide-react";
import { Code } from "#app/_ui/code.tsx";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";
import { Dialog, DialogBody, type ReturnFocus } from "#app/_ui/dialog.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { Tabs } from "#app/_ui/tabs.tsx";
import type { SecretRow } from "./queries.ts";
import { SecretOverview } from "./secret-overview.tsx";
import { SecretSnippets } from "./secret-snippets.tsx";
import { UsageList } from "./usage-list.tsx";
import type { DialogName, DrawerTab } from "./use-dialog-url.ts";
import { type DetailsState, useSecretDetails } from "./use-secret-details.ts";
import { UsesTab } from "./uses-tab.tsx";
import { VersionsTab } from "./versions-tab.tsx";

const TABS: readonly { key: DrawerTab; label: string }[] = [
  { key: "overview", label: "Overview" },
  { key: "places", label: "Used by" },
  { key: "versions", label: "Versions" },
  { key: "uses", label: "Uses" },
];

type Props = {
  row: SecretRow;
  tab: DrawerTab;
  onTab: (tab: DrawerTab) => void;
  onOpen: (dialog: DialogName) => void;
  onClose: () => void;
  returnFocus: ReturnFocus;
};

/** Everything that may be known of one secret (`?secret=sec_…&tab=…`); there is no place for its value. */
export function SecretDrawer({ row, tab, onTab, onOpen, onClose, returnFocus }: Props) {
  const { state } = useSecretDetails(row.id);
  const secret = state.name === "ready" ? state.secret : row;
  return (
    <Dialog title={secret.name} side="end" onClose={onClose} returnFocus={returnFocus}>
      <DialogBody className="flex flex-col gap-6">
        <div>
          <p className="flex items-center gap-0.5 text-text-muted">
            <Code>{secret.tag}</Code>
            <CopyIconButton text={secret.reference} label={`Copy reference to ${secret.name}`} />
          </p>
          {secret.description && <p className="mt-2 whitespace-pre-line">{secret.description}</p>}
          <Acts secret={secret} onOpen={onOpen} />
        </div>
        <Tabs label={`Facts of ${secret.name}`} tabs={TABS} open={tab} onOpen={onTab}>
          {tab === "overview" && <SecretOverview secret={secret} onOpen={onOpen} />}
          {tab === "places" && (
            <div className="flex flex-col gap-6">
              <Places state={state} count={secret.usageCount} />
              <section>
                <h3 className="mb-2 font-semibold">Use it</h3>
                <SecretSnippets tag={secret.tag} reference={secret.reference} />
              </section>
            </div>
          )}
          {tab === "versions" && (
            <VersionsTab key={secret.version} secret={secret} onRollBack={() => onOpen("rollback")} />
          )}
          {tab === "uses" && <UsesTab id={secret.id} />}
        </Tabs>
      </DialogBody>
    </Dialog>
  );
}

function Acts({ secret, onOpen }: { secret: SecretRow; onOpen: (dialog: DialogName) => void }) {
  const can = secret.viewerCan;
  const FreezeIcon = secret.frozenAt ? Sun : Snowflake;
  return (
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
      <div className="flex flex-wrap gap-2">
        <HintedButton
          tone="quiet"
          icon={<FreezeIcon aria-hidden="true" className="size-4" />}
          reason={can.freeze.reason}
          onClick={() => onOpen(secret.frozenAt ? "unfreeze" : "freeze")}
        >
          {secret.frozenAt ? "Unfreeze…" : "Freeze…"}
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
  );
}

function Places({ state, count }: { state: DetailsState; count: number }) {
  if (state.name === "gone") return <p className="text-text-muted">This secret was deleted meanwhile.</p>;
  if (count === 0) return <p className="text-text-muted">Not used yet.</p>;
  if (state.name === "failed") return <p className="text-text-muted">The places couldn't be loaded.</p>;
  if (state.name === "loading") return <p className="animate-appear-late text-text-muted">Loading places…</p>;
  return <UsageList usages={state.secret.usages} total={count} />;
}
