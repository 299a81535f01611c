"use client";
import { startCompletion } from "@codemirror/autocomplete";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { TemplateControl } from "./template-editor-control.ts";
import { setUnknownTags, templateExtensions } from "./template-editor-extensions.ts";

/** The CodeMirror side of the template editor. It follows `value`; what is typed is reported through `onChange`. */
export function TemplateEditorView(props: TemplateControl) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef(props);
  latest.current = props;
  const { value, openSignal = 0, isInvalid, describedBy } = props;
  const unknown = props.unknownTags.join(" ");

  useEffect(() => {
    if (!parent.current) return;
    const made = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.value,
        extensions: templateExtensions(() => latest.current),
      }),
    });
    view.current = made;
    return () => {
      view.current = null;
      made.destroy();
    };
  }, []);

  useEffect(() => {
    const shown = view.current?.state.doc;
    if (!shown || shown.toString() === value) return;
    view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: value } });
  }, [value]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the attributes are read from `latest` on every update of the view.
  useEffect(() => {
    view.current?.dispatch({ effects: setUnknownTags.of(unknown === "" ? [] : unknown.split(" ")) });
  }, [unknown, isInvalid, describedBy]);

  useEffect(() => {
    const opened = view.current;
    if (openSignal === 0 || !opened) return;
    opened.focus();
    opened.dispatch({ selection: { anchor: opened.state.doc.length } });
    startCompletion(opened);
  }, [openSignal]);

  return <div ref={parent} />;
}
