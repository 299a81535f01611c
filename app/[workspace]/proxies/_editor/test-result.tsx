"use client";
import { useState } from "react";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { Verdict } from "./explanation.tsx";
import { durationWords, sizeWords } from "./limit-words.ts";
import type { SentTest } from "./use-proxy-test.ts";

/** What came back: the sentence first, then the facts; the body only when somebody asks for it. */
export function TestResult({ test, mayReplace }: { test: SentTest; mayReplace: boolean }) {
  const [isBodyShown, setBodyShown] = useState(false);
  const { status, failure, bodyStart } = test;
  return (
    <>
      <Sentence test={test} mayReplace={mayReplace} />
      {status != null && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          <Fact term="Status">{status}</Fact>
          <Fact term="Time">{durationWords(test.durationMs ?? 0)}</Fact>
          <Fact term="Size">
            {sizeWords(test.responseBytes ?? 0)}
            {test.isComplete === false && failure == null && " and more"}
          </Fact>
          <Fact term="Type">{test.contentType ?? "Not said"}</Fact>
        </dl>
      )}
      {bodyStart != null && (
        <div>
          <Button size="small" aria-expanded={isBodyShown} onClick={() => setBodyShown(!isBodyShown)}>
            {isBodyShown ? "Hide body" : "Show 2 KB of body"}
          </Button>
          {isBodyShown && (
            <section
              // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
              tabIndex={0}
              aria-label="Beginning of the body"
              className="mt-2 max-h-64 overflow-auto rounded-md border bg-surface-sunken px-3 py-2.5 text-sm wrap-anywhere whitespace-pre-wrap"
            >
              <code translate="no">{bodyStart}</code>
            </section>
          )}
        </div>
      )}
    </>
  );
}

function Sentence({ test, mayReplace }: { test: SentTest; mayReplace: boolean }) {
  const { status, failure, scrubbedCount } = test;
  const [tag] = test.explanation?.secrets.map((secret) => secret.tag) ?? [];
  if (failure) return <Verdict kind="refused">{failureSentence(failure)}</Verdict>;
  return (
    <>
      {status === 401 || status === 403 ? (
        <Verdict kind="refused">
          The server answered {status}.
          {tag !== undefined && (
            <>
              {" "}
              The value of <Code>{tag}</Code> may be wrong. {mayReplace && <ReplaceLink tag={tag} />}
            </>
          )}
        </Verdict>
      ) : (
        <Verdict kind={status != null && status < 400 ? "matched" : "bare"}>
          The server answered {status}.
        </Verdict>
      )}
      {scrubbedCount != null && scrubbedCount > 0 && (
        <Verdict kind="bare">
          The server sent the secret back {scrubbedCount === 1 ? "once" : `${scrubbedCount} times`}. Every
          caller reads ••• there.
        </Verdict>
      )}
    </>
  );
}

function ReplaceLink({ tag }: { tag: string }) {
  const { slug } = useWorkspace();
  return (
    <a
      href={`/${slug}/settings/secrets?q=${encodeURIComponent(tag)}`}
      target="_blank"
      rel="noreferrer"
      className="underline underline-offset-2"
    >
      Replace value<span className="sr-only"> (opens a new tab)</span>
    </a>
  );
}

/** The words of the server, and for what people meet most what to do about it. */
function failureSentence({ code, message }: { code: string; message: string }): string {
  const next: Record<string, string> = {
    destination_ip_prohibited:
      "Private addresses are blocked unless the operator allows them (KEYHOLE_EGRESS_ALLOW).",
    tls_certificate_error: "For a private authority, the operator sets KEYHOLE_EXTRA_CA_FILE.",
    dns_error: "Check the host's spelling.",
    SECRET_HOST_NOT_ALLOWED: "Add this origin when you replace its value.",
    SECRET_MISSING: "Add it, or name another.",
  };
  return next[code] === undefined ? message : `${message} ${next[code]}`;
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <>
      <dt className="text-text-muted">{term}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </>
  );
}
