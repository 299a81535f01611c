"use client";
import { Plus } from "lucide-react";
import { useFieldArray, useFormContext, useWatch } from "react-hook-form";
import { Button } from "#app/_ui/button.tsx";
import { useEditor } from "./editor-context.tsx";
import { PrecedencePanel } from "./precedence-panel.tsx";
import { PrefixCard } from "./prefix-card.tsx";
import { newPrefix, type ProxyValues } from "./proxy-values.ts";
import { Section } from "./section.tsx";

export function PrefixesSection() {
  const { isReadOnly } = useEditor();
  const { control } = useFormContext<ProxyValues>();
  const { fields, append, remove } = useFieldArray({ control, name: "prefixes" });
  const prefixes = useWatch({ control, name: "prefixes" });
  return (
    <Section
      title="URL prefixes"
      description="A request whose URL starts with a prefix, on whole path segments, gets the headers of that prefix."
    >
      {fields.length === 0 && <p className="text-text-muted">No prefixes. Nothing gets a header.</p>}
      {fields.map((field, index) => (
        <PrefixCard
          key={field.id}
          index={index}
          onRemove={() => {
            remove(index);
            document.getElementById("add-prefix")?.focus();
          }}
        />
      ))}
      {!isReadOnly && (
        <Button
          id="add-prefix"
          className="self-start"
          icon={<Plus aria-hidden="true" className="size-4" />}
          onClick={() => append(newPrefix(), { focusName: `prefixes.${fields.length}.prefix` })}
        >
          Add prefix
        </Button>
      )}
      <PrecedencePanel prefixes={prefixes} />
    </Section>
  );
}
