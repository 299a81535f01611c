"use client";
import { CopyButton } from "#app/_ui/copy-button.tsx";
import { proxyPath } from "../words.ts";
import { useOrigin } from "./in-browser.ts";
import type { ProxyValues } from "./proxy-values.ts";

type Props = { values: ProxyValues; proxyUrl: string | null; method: string; url: URL };

/** The same request as a command, ready to copy. The token comes from the environment, so it is in no history. */
export function CurlSnippet({ values, proxyUrl, method, url }: Props) {
  const origin = useOrigin();
  const base = proxyUrl ?? `${origin}${proxyPath(values.tag || "stripe")}`;
  const command = curlCommand(`${base.replace(/\/$/, "")}/${url.href}`, method);
  return (
    <div>
      <div className="mb-1.5 flex items-center justify-between gap-2">
        <h3 className="font-medium">Call it</h3>
        <CopyButton size="small" text={command} label="Copy command" />
      </div>
      <pre className="rounded-md border bg-surface-sunken px-3 py-2.5 text-sm wrap-anywhere whitespace-pre-wrap">
        <code translate="no">{command}</code>
      </pre>
    </div>
  );
}

function curlCommand(address: string, method: string): string {
  const verb = method === "GET" ? "" : method === "HEAD" ? " --head" : ` --request ${method}`;
  const quoted = `'${address.replaceAll("'", "'\\''")}'`;
  return `curl${verb} ${quoted} \\\n  --header "Keyhole-Authorization: Bearer $KEYHOLE_TOKEN"`;
}
