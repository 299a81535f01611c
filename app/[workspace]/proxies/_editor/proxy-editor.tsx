"use client";
import type { KeyboardEvent } from "react";
import { FormProvider, useWatch } from "react-hook-form";
import type { ReferenceRowFragment } from "#app/_lib/__generated__/graphql.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { FreezeDialog } from "../freeze-dialog.tsx";
import type { ProxyDetail } from "../queries.ts";
import { BasicsSection } from "./basics-section.tsx";
import { DeleteProxyDialog } from "./delete-proxy-dialog.tsx";
import { EditorContext } from "./editor-context.tsx";
import { FormErrors } from "./form-errors.tsx";
import { FrozenNotice } from "./frozen-notice.tsx";
import { useIsAlive } from "./in-browser.ts";
import { LimitsSection } from "./limits-section.tsx";
import { PolicySection } from "./policy-section.tsx";
import { PrefixesSection } from "./prefixes-section.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ProxyHeader } from "./proxy-header.tsx";
import { namedTags } from "./proxy-values.ts";
import { SaveBar } from "./save-bar.tsx";
import { useEditorDialog } from "./use-editor-dialog.ts";
import { useKnownSecrets } from "./use-known-secrets.ts";
import { useLeaveGuard } from "./use-leave-guard.tsx";
import { useProxyEditor } from "./use-proxy-editor.ts";

type Props = { proxy: ProxyDetail | null; references: readonly ReferenceRowFragment[] | null };

/** The page of one proxy, or of one to be: form left, preview right and sticky from 1100 px on. */
export function ProxyEditor({ proxy, references }: Props) {
  const { slug } = useWorkspace();
  const editor = useProxyEditor(proxy);
  const { form } = editor;
  const isNew = proxy === null;
  const isReadOnly = proxy !== null && !proxy.viewerCan.update.allowed;
  const { isDirty } = form.formState;
  const prefixes = useWatch({ control: form.control, name: "prefixes" });
  const secrets = useKnownSecrets(references, namedTags(prefixes));
  const question = useLeaveGuard(isDirty && !editor.submission.isSending);
  const dialog = useEditorDialog(proxy);
  const isAlive = useIsAlive();
  return (
    <FormProvider {...form}>
      <EditorContext value={{ isNew, isReadOnly, isFrozen: proxy?.frozenAt != null, secrets }}>
        <ProxyHeader proxy={proxy} onFreeze={dialog.open} onDelete={() => dialog.open("delete")} />
        {proxy && <FrozenNotice proxy={proxy} />}
        {isReadOnly && (
          <Notice tone="info" className="mb-6">
            You can see this proxy but not change it.
          </Notice>
        )}
        <div className="grid items-start gap-8 min-[1100px]:grid-cols-[minmax(0,1fr)_minmax(300px,360px)]">
          <form
            id="proxy-form"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void editor.save();
            }}
            onKeyDown={submitOnCommandEnter}
            className="flex min-w-0 flex-col gap-6"
          >
            <FormErrors attempt={editor.attempt} />
            <fieldset disabled={!isAlive} className="flex min-w-0 flex-col gap-6">
              <BasicsSection proxyUrl={proxy?.proxyUrl ?? null} />
              <PrefixesSection />
              <PolicySection />
              <LimitsSection saved={proxy?.limits ?? null} />
            </fieldset>
          </form>
          <div className="min-[1100px]:sticky min-[1100px]:top-20">
            <PreviewPanel proxy={proxy} />
          </div>
        </div>
        {(isDirty || isNew) && !isReadOnly && (
          <SaveBar
            cancelHref={isNew ? `/${slug}/proxies` : null}
            isAlive={isAlive}
            state={editor.submission.state}
            isConflict={editor.conflict !== null}
            messages={editor.messages}
            onCheck={editor.check}
            onDiscard={editor.discard}
            onOverwrite={editor.overwrite}
            onReload={editor.reload}
          />
        )}
        {proxy && dialog.shown === "delete" && (
          <DeleteProxyDialog proxy={proxy} revision={editor.revision} onClose={dialog.close} />
        )}
        {proxy && (dialog.shown === "freeze" || dialog.shown === "unfreeze") && (
          <FreezeDialog
            act={dialog.shown}
            proxy={proxy}
            onClose={dialog.close}
            onDone={editor.follow}
            returnFocus={(opener) => opener ?? document.getElementById("freeze-proxy-button")}
          />
        )}
        {question}
      </EditorContext>
    </FormProvider>
  );
}

function submitOnCommandEnter(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}
