"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { buttonClass } from "#app/_ui/button.tsx";
import { Menu, MenuItem } from "#app/_ui/menu.tsx";
import { useEditor } from "./editor-context.tsx";
import { HeaderRow } from "./header-row.tsx";
import { NEW_RULE, type ProxyValues, type RuleValues } from "./proxy-values.ts";

type Preset = { label: string; hint: string; rule: RuleValues };

const PRESETS: readonly Preset[] = [
  {
    label: "Bearer token",
    hint: "Authorization: Bearer …",
    rule: { ...NEW_RULE, name: "Authorization", value: "Bearer " },
  },
  { label: "API key header", hint: "X-API-Key: …", rule: { ...NEW_RULE, name: "X-API-Key" } },
  { label: "Custom", hint: "An empty row", rule: NEW_RULE },
];

/** The headers of one prefix. A preset fills the name, then the value's completion opens to choose the secret. */
export function HeaderRules({ prefixIndex }: { prefixIndex: number }) {
  const { isReadOnly } = useEditor();
  const { control, getValues } = useFormContext<ProxyValues>();
  const rules = useFieldArray({ control, name: `prefixes.${prefixIndex}.rules` });
  const [opened, setOpened] = useState({ index: -1, signal: 0 });
  const addId = `prefixes.${prefixIndex}.add-header`;

  function add({ rule }: Preset) {
    const rows = getValues(`prefixes.${prefixIndex}.rules`);
    const blank = rows.findIndex(({ name, value }) => name.trim() === "" && value === "");
    const index = blank === -1 ? rows.length : blank;
    if (blank === -1) rules.append({ ...rule }, { shouldFocus: false });
    else rules.update(blank, { ...rule });
    // The menu gives the focus back to its button first.
    if (rule.name !== "") setOpened({ index, signal: opened.signal + 1 });
    else
      setTimeout(() => document.getElementById(`prefixes.${prefixIndex}.rules.${index}.name`)?.focus(), 60);
  }
  return (
    <div className="border-t">
      {rules.fields.length === 0 && <p className="px-4 pt-4 text-text-muted">This prefix adds no headers.</p>}
      <ul aria-label={`Headers of prefix ${prefixIndex + 1}`} className="divide-y divide-border empty:hidden">
        {rules.fields.map((field, index) => (
          <li key={field.id}>
            <HeaderRow
              prefixIndex={prefixIndex}
              index={index}
              openSignal={opened.index === index ? opened.signal : 0}
              onRemove={() => {
                rules.remove(index);
                setOpened({ index: -1, signal: opened.signal });
                document.getElementById(addId)?.focus();
              }}
            />
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <div className="px-4 pt-1 pb-4">
          <Menu
            align="start"
            trigger={
              <button type="button" id={addId} className={buttonClass("secondary", "small")}>
                <Plus aria-hidden="true" className="size-4" />
                Add header
              </button>
            }
          >
            {PRESETS.map((preset) => (
              <MenuItem key={preset.label} onSelect={() => add(preset)}>
                <span className="flex-1">{preset.label}</span>
                <span className="ps-4 text-sm text-text-muted">{preset.hint}</span>
              </MenuItem>
            ))}
          </Menu>
        </div>
      )}
    </div>
  );
}
