import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionStatus,
  pickedCompletion,
} from "@codemirror/autocomplete";
import { history, historyKeymap, standardKeymap } from "@codemirror/commands";
import { EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap } from "@codemirror/view";
import { openedReference, referenceSpans, withReference } from "../_lib/template-text.ts";
import type { TemplateControl } from "./template-editor-control.ts";
import { templateTheme } from "./template-editor-theme.ts";

type Props = () => TemplateControl;

/** Tells the view which references to underline; also sent to make it read its attributes again. */
export const setUnknownTags = StateEffect.define<readonly string[]>();

/** Everything the editor does beyond holding text. `props` answers with the field's props as they are now. */
export function templateExtensions(props: Props): Extension[] {
  return [
    ...singleLine,
    history(),
    // Tab is not bound, so it leaves the field; Enter is the completion's, and otherwise does nothing.
    keymap.of([{ key: "Enter", run: () => true }, ...withoutEnter, ...historyKeymap]),
    autocompletion({ override: [references(props)], icons: false, tooltipClass: () => "cm-offers" }),
    unknownTags,
    referenceMarks,
    EditorView.lineWrapping,
    EditorView.contentAttributes.of((view) => attributes(props(), view.state)),
    EditorView.updateListener.of((update) => {
      const text = update.state.doc.toString();
      if (update.docChanged && text !== props().value) props().onChange(text);
    }),
    EditorView.domEventHandlers({ blur: () => props().onBlur?.() }),
    templateTheme,
  ];
}

const withoutEnter = standardKeymap.filter(({ key }) => key !== "Enter");

/** A pasted line break at the end goes (copied keys often have one), others become blanks; nothing else makes a second line. */
const singleLine: Extension[] = [
  EditorView.clipboardInputFilter.of((text) =>
    text.replace(/(\r\n|\r|\n)+$/, "").replace(/\r\n|\r|\n/g, " "),
  ),
  EditorState.transactionFilter.of((transaction) => (transaction.newDoc.lines > 1 ? [] : transaction)),
];

/** A text box that offers a list is a combobox to assistive technology; CodeMirror calls it a text box. */
function attributes(control: TemplateControl, state: EditorState): Record<string, string> {
  return {
    id: control.id,
    role: "combobox",
    "aria-multiline": "false",
    "aria-labelledby": control.labelledBy,
    "aria-expanded": String(completionStatus(state) === "active"),
    "aria-haspopup": "listbox",
    ...(control.isRequired ? { "aria-required": "true" } : {}),
    ...(control.describedBy ? { "aria-describedby": control.describedBy } : {}),
    ...(control.isInvalid ? { "aria-invalid": "true" } : {}),
  };
}

/** Offers references after `{{`, and anywhere when asked for (Ctrl Space, a preset). */
function references(props: Props): (context: CompletionContext) => Promise<CompletionResult | null> {
  return async (context) => {
    const opened = openedReference(context.state.doc.toString(), context.pos);
    if (!opened && !context.explicit) return null;
    const found = await props().complete(opened?.query ?? "");
    if (context.aborted || found.length === 0) return null;
    return {
      from: opened?.from ?? context.pos,
      filter: false,
      options: found.map(({ tag, name }) => ({
        label: tag,
        detail: name === tag ? undefined : name,
        apply: (view, completion, from, to) => {
          const text = view.state.doc.toString();
          const next = withReference(text, from, to, tag);
          view.dispatch({
            changes: { from: 0, to: text.length, insert: next.text },
            selection: { anchor: next.caret },
            userEvent: "input.complete",
            annotations: pickedCompletion.of(completion),
          });
        },
      })),
    };
  };
}

const unknownTags = StateField.define<readonly string[]>({
  create: () => [],
  update: (tags, transaction) =>
    transaction.effects.find((effect) => effect.is(setUnknownTags))?.value ?? tags,
});

const KNOWN = Decoration.mark({ class: "cm-reference" });
const UNKNOWN = Decoration.mark({ class: "cm-reference-unknown" });

/** Chips are drawn over the text, so that copying gives the plain text. */
const referenceMarks = EditorView.decorations.compute(["doc", unknownTags], (state) => {
  const unknown = state.field(unknownTags);
  return Decoration.set(
    referenceSpans(state.doc.toString()).map(({ from, to, tag }) =>
      (unknown.includes(tag) ? UNKNOWN : KNOWN).range(from, to),
    ),
  );
});
