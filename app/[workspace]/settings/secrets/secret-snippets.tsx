"use client";
import { CopyIconButton } from "#app/_ui/copy-button.tsx";

/** How to name the secret elsewhere, ready to paste. None of them holds a value. */
export function SecretSnippets({ tag, reference }: { tag: string; reference: string }) {
  const snippets = [
    { title: "Template", text: reference },
    { title: "Header as JSON", text: `{ "Authorization": "Bearer ${reference}" }` },
    {
      title: "GraphQL: set a new value",
      text: [
        "mutation Replace($value: WriteOnlyString!) {",
        `  replaceSecretValue(input: { secret: { tag: "${tag}" }, value: $value }) {`,
        "    secret { version }",
        "    userErrors { code message }",
        "  }",
        "}",
      ].join("\n"),
    },
  ];
  return (
    <div className="flex flex-col gap-3">
      {snippets.map(({ title, text }) => (
        <div key={title}>
          <h4 className="mb-1 text-sm text-text-muted">{title}</h4>
          <div className="flex items-start gap-1 rounded-md border bg-surface-sunken py-1.5 ps-3 pe-1.5">
            <pre translate="no" className="min-w-0 flex-1 py-0.5 text-sm wrap-anywhere whitespace-pre-wrap">
              {text}
            </pre>
            <CopyIconButton text={text} label={`Copy ${title}`} />
          </div>
        </div>
      ))}
    </div>
  );
}
