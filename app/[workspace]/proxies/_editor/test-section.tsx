"use client";
import { useFormContext, useWatch } from "react-hook-form";
import type { HttpMethod } from "#app/_lib/__generated__/graphql.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { CanaryResult } from "./canary-result.tsx";
import { useEditor } from "./editor-context.tsx";
import { Verdict } from "./explanation.tsx";
import { draftInput, namedTags, type ProxyValues } from "./proxy-values.ts";
import { TestResult } from "./test-result.tsx";
import { useProxyTest } from "./use-proxy-test.ts";

type Props = { proxyId: string | null; method: HttpMethod; url: string };

/** Two ways to try the request: with what is saved, or, before a secret goes there, with a throw-away value. */
export function TestSection({ proxyId, method, url }: Props) {
  const { isReadOnly } = useEditor();
  const { permissions } = useWorkspace();
  const { control, formState } = useFormContext<ProxyValues>();
  const values = useWatch({ control }) as ProxyValues;
  const { state, test, canary } = useProxyTest({ method, url });
  if (isReadOnly) return null;
  const reason = whyNoTest(proxyId, formState.isDirty);
  const hasSecrets = namedTags(values.prefixes).length > 0;
  return (
    <section aria-labelledby="test-heading" className="border-t pt-4">
      <h3 id="test-heading" className="mb-1 font-medium">
        Try it
      </h3>
      <p className="mb-3 text-sm text-text-muted">
        A test sends the request with its secrets. A canary sends a throw-away value in their place and tells
        whether the host sends it back.
      </p>
      <div className="flex flex-wrap gap-2">
        <HintedButton
          reason={reason}
          aria-disabled={state.name === "sending"}
          isPending={state.name === "sending" && state.kind === "test"}
          pendingText="Sending…"
          onClick={() => proxyId !== null && void test(proxyId)}
        >
          Send test request
        </HintedButton>
        {hasSecrets && (
          <Button
            aria-disabled={state.name === "sending"}
            isPending={state.name === "sending" && state.kind === "canary"}
            pendingText="Sending…"
            onClick={() => void canary(draftInput(values))}
          >
            Send canary
          </Button>
        )}
      </div>
      <div role="status" className="flex flex-col gap-3 not-empty:mt-4">
        {state.name === "tested" && (
          <TestResult test={state.test} mayReplace={permissions.includes("CREATE_SECRETS")} />
        )}
        {state.name === "canary" && <CanaryResult canary={state.canary} host={hostOf(url)} />}
        {state.name === "failed" && <Verdict kind="bare">Nothing was sent. {state.message}</Verdict>}
      </div>
    </section>
  );
}

function whyNoTest(proxyId: string | null, isDirty: boolean): string | null {
  if (proxyId === null) return "Save the proxy first. A test sends what is saved.";
  return isDirty ? "Save your changes first. A test sends what is saved." : null;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : "The host";
}
