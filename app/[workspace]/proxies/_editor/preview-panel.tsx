"use client";
import { CircleCheck, CircleSlash, TriangleAlert } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Code } from "#app/_ui/code.tsx";
import { Field } from "#app/_ui/field.tsx";
import { CurlSnippet } from "./curl-snippet.tsx";
import { headersFor, inOrder, matching } from "./match-preview.ts";
import type { ProxyValues } from "./proxy-values.ts";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"];

/** Says what would happen to a request, from the form as it stands; nothing is sent. */
export function PreviewPanel({ proxyUrl }: { proxyUrl: string | null }) {
  const { control } = useFormContext<ProxyValues>();
  const values = useWatch({ control }) as ProxyValues;
  const [method, setMethod] = useState("GET");
  const [typed, setTyped] = useState("");
  const methodId = useId();
  const example = inOrder(values.prefixes).at(-1) ?? null;
  const url = typed.trim() === "" ? example && new URL(example) : absoluteUrl(typed);
  return (
    <div className="rounded-lg border bg-surface-raised">
      <div className="border-b px-4 py-3">
        <h2 className="text-lg font-semibold">Preview</h2>
        <p className="text-sm text-text-muted">What happens to a request. Nothing is sent.</p>
      </div>
      <div className="flex flex-col gap-4 p-4">
        <div className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-2">
          <Field label="Method" id={methodId}>
            {(field) => (
              <select
                {...field}
                value={method}
                onChange={(event) => setMethod(event.currentTarget.value)}
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
            <Outcome values={values} url={url} />
            <CurlSnippet values={values} proxyUrl={proxyUrl} method={method} url={url} />
          </>
        )}
      </div>
    </div>
  );
}

function Outcome({ values, url }: { values: ProxyValues; url: URL }) {
  const [longest, ...others] = matching(values.prefixes, url);
  if (!values.isEnabled)
    return <Verdict kind="refused">This proxy is off. The request would be refused.</Verdict>;
  if (!longest) {
    return values.unmatched === "REFUSE" ? (
      <Verdict kind="refused">No prefix matches. The request would be refused.</Verdict>
    ) : (
      <Verdict kind="bare">No prefix matches. The request would be sent without added headers.</Verdict>
    );
  }
  return (
    <>
      <Verdict kind="matched">
        Matches prefix <Code>{longest}</Code>
        {others.length > 0 && (
          <span className="text-text-muted">
            , then{" "}
            {others.map((prefix, index) => (
              <span key={prefix}>
                {index > 0 && ", "}
                <Code>{prefix}</Code>
              </span>
            ))}
          </span>
        )}
      </Verdict>
      <SentHeaders values={values} url={url} />
    </>
  );
}

function SentHeaders({ values, url }: { values: ProxyValues; url: URL }) {
  const sent = headersFor(values.prefixes, url);
  return (
    <div>
      <h3 className="mb-1.5 font-medium">Headers that will be sent</h3>
      {sent.length === 0 ? (
        <p className="text-text-muted">None are added.</p>
      ) : (
        <ul className="flex flex-col gap-1 rounded-md border bg-surface-sunken px-3 py-2.5 text-sm">
          {sent.map(({ name, value, allowOverride }) => (
            <li key={name}>
              <Code>
                {name}: <span className="text-text-muted">{value}</span>
              </Code>
              {allowOverride && <span className="text-text-muted"> (unless the caller sends its own)</span>}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

const VERDICTS = {
  matched: { icon: CircleCheck, tone: "text-success" },
  bare: { icon: TriangleAlert, tone: "text-warning" },
  refused: { icon: CircleSlash, tone: "text-danger" },
} as const;

function Verdict({ kind, children }: { kind: keyof typeof VERDICTS; children: ReactNode }) {
  const { icon: Icon, tone } = VERDICTS[kind];
  return (
    <p className="flex items-start gap-2">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <span className="min-w-0 wrap-anywhere">{children}</span>
    </p>
  );
}

function absoluteUrl(text: string): URL | null {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : null;
  return url && /^https?:$/.test(url.protocol) ? url : null;
}
