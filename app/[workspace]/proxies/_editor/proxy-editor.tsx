"use client";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { KeyboardEvent } from "react";
import { FormProvider, useWatch } from "react-hook-form";
import type { ReferenceRowFragment } from "#app/_lib/__generated__/graphql.ts";
import { referencedTags } from "#app/_lib/template-text.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import type { ProxyDetail } from "../queries.ts";
import { BasicsSection } from "./basics-section.tsx";
import { DeleteProxyDialog } from "./delete-proxy-dialog.tsx";
import { EditorContext } from "./editor-context.tsx";
import { FormErrors } from "./form-errors.tsx";
import { useIsAlive } from "./in-browser.ts";
import { PolicySection } from "./policy-section.tsx";
import { PrefixesSection } from "./prefixes-section.tsx";
import { PreviewPanel } from "./preview-panel.tsx";
import { ProxyHeader } from "./proxy-header.tsx";
import { SaveBar } from "./save-bar.tsx";
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
  const named = prefixes.flatMap(({ rules }) => rules.flatMap(({ value }) => referencedTags(value)));
  const secrets = useKnownSecrets(references, [...new Set(named)]);
  const question = useLeaveGuard(isDirty && !editor.submission.isSending);
  const dialog = useDeleteDialog();
  const isAlive = useIsAlive();
  return (
    <FormProvider {...form}>
      <EditorContext value={{ isNew, isReadOnly, secrets }}>
        <ProxyHeader proxy={proxy} onDelete={dialog.open} />
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
            </fieldset>
          </form>
          <div className="min-[1100px]:sticky min-[1100px]:top-20">
            <PreviewPanel proxyUrl={proxy?.proxyUrl ?? null} />
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
        {proxy && dialog.isOpen && proxy.viewerCan.delete.allowed && (
          <DeleteProxyDialog proxy={proxy} revision={editor.revision} onClose={dialog.close} />
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

/** `?dialog=delete`, so that it can be linked to and Back closes it. */
function useDeleteDialog() {
  const pathname = usePathname();
  const router = useRouter();
  const params = useSearchParams();
  return {
    isOpen: params.get("dialog") === "delete",
    open: () => window.history.pushState(null, "", `${pathname}?dialog=delete`),
    close: () => router.replace(pathname, { scroll: false }),
  };
}
