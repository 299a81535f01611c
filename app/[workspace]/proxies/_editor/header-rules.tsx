"use client";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useFieldArray, useFormContext } from "react-hook-form";
import { buttonClass } from "#app/_ui/button.tsx";
import { Menu, MenuItem } from "#app/_ui/menu.tsx";
import { BasicAuthRow } from "./basic-auth-row.tsx";
import { useEditor } from "./editor-context.tsx";
import { HeaderRow } from "./header-row.tsx";
import { NEW_BASIC_AUTH, NEW_RULE, type ProxyValues, type RuleValues } from "./proxy-values.ts";

type Preset = { label: string; hint: string; rule: RuleValues | "basic" };

const PRESETS: readonly Preset[] = [
  {
    label: "Bearer token",
    hint: "Authorization: Bearer …",
    rule: { ...NEW_RULE, name: "Authorization", value: "Bearer " },
  },
  { label: "Basic", hint: "User and password", rule: "basic" },
  { label: "API key header", hint: "X-API-Key: …", rule: { ...NEW_RULE, name: "X-API-Key" } },
  { label: "Custom", hint: "An empty row", rule: NEW_RULE },
];

type Opened = { row: number | "basic"; signal: number };
const isBlank = ({ name, value }: RuleValues) => name.trim() === "" && value === "";

/** Rows come and go here. A preset fills in what it can, then the completion opens where the secret is to be chosen. */
function useRows(prefixIndex: number, addId: string) {
  const { control, getValues, getFieldState, trigger } = useFormContext<ProxyValues>();
  const rules = useFieldArray({ control, name: `prefixes.${prefixIndex}.rules` });
  const pairs = useFieldArray({ control, name: `prefixes.${prefixIndex}.basicAuth` });
  const [opened, setOpened] = useState<Opened>({ row: -1, signal: 0 });
  const open = (row: Opened["row"]) => setOpened({ row, signal: opened.signal + 1 });
  const currentRules = () => getValues(`prefixes.${prefixIndex}.rules`);

  function addHeader(rule: RuleValues) {
    const blank = currentRules().findIndex(isBlank);
    const index = blank === -1 ? currentRules().length : blank;
    if (blank === -1) rules.append({ ...rule }, { shouldFocus: false });
    else rules.update(blank, { ...rule });
    // The menu gives the focus back to its button first.
    if (rule.name !== "") open(index);
    else focusSoon(`prefixes.${prefixIndex}.rules.${index}.name`);
  }
  function addPair() {
    // A row that nobody has filled in would only be in the way of saving.
    const blank = currentRules().flatMap((rule, index) => (isBlank(rule) ? [index] : []));
    if (blank.length > 0) rules.remove(blank);
    if (pairs.fields.length === 0) pairs.append({ ...NEW_BASIC_AUTH }, { shouldFocus: false });
    open("basic");
  }
  function removed() {
    setOpened({ row: -1, signal: opened.signal });
    document.getElementById(addId)?.querySelector("button")?.focus();
  }
  return {
    rules: rules.fields,
    pairs: pairs.fields,
    signalFor: (row: Opened["row"]) => (opened.row === row ? opened.signal : 0),
    add: ({ rule }: Preset) => (rule === "basic" ? addPair() : addHeader(rule)),
    removeHeader: (index: number) => {
      rules.remove(index);
      removed();
    },
    removePair: () => {
      pairs.remove(0);
      removed();
      // What was wrong with a header beside it may be right now.
      for (const index of currentRules().keys()) {
        const name = `prefixes.${prefixIndex}.rules.${index}.name` as const;
        if (getFieldState(name).error) void trigger(name);
      }
    },
  };
}

/** The headers of one prefix. */
export function HeaderRules({ prefixIndex }: { prefixIndex: number }) {
  const { isReadOnly } = useEditor();
  const addId = `prefixes.${prefixIndex}.add-header`;
  const rows = useRows(prefixIndex, addId);
  return (
    <div className="border-t">
      {rows.rules.length + rows.pairs.length === 0 && (
        <p className="px-4 pt-4 text-text-muted">This prefix adds no headers.</p>
      )}
      <ul aria-label={`Headers of prefix ${prefixIndex + 1}`} className="divide-y divide-border empty:hidden">
        {rows.rules.map((field, index) => (
          <li key={field.id}>
            <HeaderRow
              prefixIndex={prefixIndex}
              index={index}
              openSignal={rows.signalFor(index)}
              onRemove={() => rows.removeHeader(index)}
            />
          </li>
        ))}
        {rows.pairs.map((field) => (
          <li key={field.id}>
            <BasicAuthRow
              prefixIndex={prefixIndex}
              openSignal={rows.signalFor("basic")}
              onRemove={rows.removePair}
            />
          </li>
        ))}
      </ul>
      {!isReadOnly && (
        <div id={addId} className="px-4 pt-1 pb-4">
          <Menu
            align="start"
            trigger={
              <button type="button" className={buttonClass("secondary", "small")}>
                <Plus aria-hidden="true" className="size-4" />
                Add header
              </button>
            }
          >
            {PRESETS.map((preset) => (
              <MenuItem key={preset.label} onSelect={() => rows.add(preset)}>
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

function focusSoon(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus(), 60);
}
