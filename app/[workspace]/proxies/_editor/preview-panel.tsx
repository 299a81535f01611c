"use client";
import { useId, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import type { HttpMethod } from "#app/_lib/__generated__/graphql.ts";
import { Field } from "#app/_ui/field.tsx";
import type { ProxyDetail } from "../queries.ts";
import { CurlSnippet } from "./curl-snippet.tsx";
import { useEditor } from "./editor-context.tsx";
import { ExplanationView } from "./explanation.tsx";
import { inOrder } from "./match-preview.ts";
import { draftInput, type ProxyValues } from "./proxy-values.ts";
import { TestSection } from "./test-section.tsx";
import { useExplanation } from "./use-explanation.ts";

const METHODS: readonly HttpMethod[] = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** Says what would happen to a request, from the form as it stands, and sends it when somebody asks for that. */
export function PreviewPanel({ proxy }: { proxy: Pick<ProxyDetail, "id" | "proxyUrl"> | null }) {
  const { isReadOnly } = useEditor();
  const { control } = useFormContext<ProxyValues>();
  const values = useWatch({ control }) as ProxyValues;
  const [method, setMethod] = useState<HttpMethod>("GET");
  const [typed, setTyped] = useState("");
  const methodId = useId();
  const example = inOrder(values.prefixes).at(-1) ?? null;
  const url = absoluteUrl(typed.trim() || (example ?? ""));
  // As it was typed: the server reads it as it would read a caller's, and says what is wrong with it.
  const request = url && { method, url: typed.trim() === "" ? url.href : typed.trim() };
  // Whoever may only look sees what is saved, which is all there is then.
  const subject = isReadOnly && proxy ? { id: proxy.id } : { draft: draftInput(values) };
  const explained = useExplanation(request && { subject, ...request });
  return (
    <div className="rounded-lg border bg-surface-raised">
      <div className="border-b px-4 py-3">
        <h2 className="text-lg font-semibold">Preview and test</h2>
        <p className="text-sm text-text-muted">
          What happens to a request. Nothing is sent until you say so.
        </p>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
          <Field label="Method" id={methodId}>
            {(field) => (
              <select
                {...field}
                value={method}
                onChange={(event) => setMethod(event.currentTarget.value as HttpMethod)}
                className="field-control"
              >
                {METHODS.map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          <Field
            label="URL of the request"
            error={url || typed.trim() === "" ? undefined : "Enter a whole URL."}
          >
            {(field) => (
              <input
                {...field}
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
                placeholder={example ?? "https://api.stripe.com/v1/"}
                type="url"
                autoComplete="off"
                autoCapitalize="off"
                spellCheck={false}
                translate="no"
                className="field-control font-mono text-sm"
              />
            )}
          </Field>
        </div>
        {!url && typed.trim() === "" && (
          <p className="text-text-muted">Add a URL prefix, or enter a URL, to see what happens to it.</p>
        )}
        {url && (
          <>
            <ExplanationView explained={explained} />
            <CurlSnippet values={values} proxyUrl={proxy?.proxyUrl ?? null} method={method} url={url} />
            <TestSection proxyId={proxy?.id ?? null} method={method} url={request?.url ?? url.href} />
          </>
        )}
      </div>
    </div>
  );
}

function absoluteUrl(text: string): URL | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
