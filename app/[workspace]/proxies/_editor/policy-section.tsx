"use client";
import { Controller, useFormContext, useWatch } from "react-hook-form";
import type { UnmatchedPolicy } from "#app/_lib/__generated__/graphql.ts";
import { ChipsField } from "#app/_ui/chips-field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { useEditor } from "./editor-context.tsx";
import { originFrom } from "./prefix-text.ts";
import type { ProxyValues } from "./proxy-values.ts";
import { Section } from "./section.tsx";
import { WithCode } from "./with-code.tsx";

const POLICIES: readonly { value: UnmatchedPolicy; label: string; help: string }[] = [
  {
    value: "REFUSE",
    label: "Refuse it",
    help: "Nothing is sent, and the caller gets an error that says why.",
  },
  {
    value: "FORWARD",
    label: "Forward it without added headers",
    help: "The request goes to the address that the caller names. No secret is sent.",
  },
];

/** What happens outside of the prefixes: other URLs, and pages in a browser. */
export function PolicySection() {
  return (
    <>
      <Section title="Other URLs">
        <UnmatchedField />
      </Section>
      <Section title="Browsers">
        <OriginsField />
      </Section>
    </>
  );
}

function UnmatchedField() {
  const { isReadOnly } = useEditor();
  const { register, control } = useFormContext<ProxyValues>();
  const chosen = useWatch({ control, name: "unmatched" });
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-2 font-medium">When no prefix matches a request</legend>
      {POLICIES.map(({ value, label, help }) => (
        <label key={value} className="flex items-start gap-2.5">
          <input
            type="radio"
            value={value}
            {...register("unmatched")}
            defaultChecked={chosen === value}
            disabled={isReadOnly && chosen !== value}
            aria-describedby={`unmatched-${value}`}
            className="mt-0.5 size-4 shrink-0"
          />
          <span>
            {label}
            <span id={`unmatched-${value}`} className="block text-sm text-text-muted">
              {help}
            </span>
          </span>
        </label>
      ))}
      {chosen === "FORWARD" && (
        <Notice tone="warning">
          Anyone with a token that may use proxies can then reach any public address from this server.
        </Notice>
      )}
    </fieldset>
  );
}

function OriginsField() {
  const { isReadOnly } = useEditor();
  return (
    <Controller<ProxyValues, "allowedOrigins">
      name="allowedOrigins"
      render={({ field, fieldState }) => (
        <>
          {isReadOnly && field.value.length === 0 && (
            <p className="text-text-muted">No page in a browser may call it.</p>
          )}
          {(!isReadOnly || field.value.length > 0) && (
            <ChipsField
              id="allowedOrigins"
              label="Allowed browser origins"
              help="Pages from these origins may call the proxy, without cookies. Leave it empty to let only servers and scripts call it."
              invalidText={<WithCode text="Enter an origin such as `https://app.example.com`." />}
              placeholder="https://app.example.com"
              values={field.value}
              onChange={field.onChange}
              parse={originFrom}
              isReadOnly={isReadOnly}
              error={fieldState.error?.message && <WithCode text={fieldState.error.message} />}
            />
          )}
        </>
      )}
    />
  );
}
