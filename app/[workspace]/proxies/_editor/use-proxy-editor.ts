"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { type UseFormReturn, useForm } from "react-hook-form";
import type { CreatePluginProxyInput, UpdatePluginProxyInput } from "#app/_lib/__generated__/graphql.ts";
import type { Answer } from "#app/_lib/answer.ts";
import { type Send, useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { useFeedback } from "#app/_ui/feedback.tsx";
import { CreatePluginProxy, type ProxyDetail, ProxyPage, UpdatePluginProxy } from "../queries.ts";
import { errorSentence, fieldPath, type ProxyUserError } from "./proxy-errors.ts";
import { createInput, type ProxyValues, updateInput, valuesFrom } from "./proxy-values.ts";

type UserError = ProxyUserError & { currentRevision?: number | null };
type Attempt = { values: ProxyValues } & (
  | { create: CreatePluginProxyInput }
  | { update: UpdatePluginProxyInput }
);
type Outcome = {
  values: ProxyValues;
  created: { tag: string; name: string } | null;
  updated: ProxyDetail | null;
  userErrors: readonly UserError[];
};

/**
 * The editor's form and how it is saved.
 *
 * - clean → dirty with the first change, back with Discard;
 * - dirty → saving → clean when the server took it: a new proxy leads to its own page;
 * - saving → dirty with messages at the fields, or with a conflict, which is settled by `overwrite` or `reload`.
 */
export function useProxyEditor(proxy: ProxyDetail | null) {
  const form = useForm<ProxyValues>({
    defaultValues: valuesFrom(proxy),
    mode: "onTouched",
    shouldFocusError: false,
  });
  const send = useSend();
  const settled = useSettled(form, proxy);
  const { conflict, setConflict, setMessages, revision } = settled;
  const [attempt, setAttempt] = useState(0);
  const submission = useSubmission((input: Attempt) => sendAttempt(send, input));

  async function run(outcome: Promise<Outcome | null>) {
    setConflict(null);
    setMessages([]);
    const answer = await outcome;
    if (answer && !settled.settle(answer)) setAttempt((count) => count + 1);
  }
  function save(expected: number) {
    return form.handleSubmit(
      (values) => {
        if (submission.isSending) return;
        const input = proxy
          ? { values, update: updateInput(values, proxy.id, expected) }
          : { values, create: createInput(values) };
        return run(submission.send(input));
      },
      // The form tells its errors right after this; the focus goes to the first of them.
      () => void setTimeout(() => setAttempt((count) => count + 1)),
    )();
  }
  return {
    form,
    submission,
    attempt,
    conflict,
    messages: settled.messages,
    revision,
    save: () => save(revision),
    check: () => run(submission.check()),
    overwrite: () => save(conflict ?? revision),
    reload: settled.reload,
    follow: settled.follow,
    discard: () => {
      form.reset();
      setConflict(null);
      setMessages([]);
      submission.forget();
    },
  };
}

/** What an answer does to the form and the page. */
function useSettled(form: UseFormReturn<ProxyValues>, proxy: ProxyDetail | null) {
  const { slug } = useWorkspace();
  const send = useSend();
  const say = useFeedback();
  const router = useRouter();
  const [revision, setRevision] = useState(proxy?.revision ?? 0);
  const [conflict, setConflict] = useState<number | null>(null);
  const [messages, setMessages] = useState<string[]>([]);

  /** Takes over the saved state; what was typed while it was on its way stays, as unsaved. */
  function adopt(detail: ProxyDetail, sent: ProxyValues | null) {
    const typed = form.getValues();
    const isSame = sent === null || JSON.stringify(typed) === JSON.stringify(sent);
    form.reset(valuesFrom(detail));
    if (!isSame) form.reset(typed, { keepDefaultValues: true });
    setRevision(detail.revision);
    setConflict(null);
    router.refresh();
  }
  /** @returns false when something is left to fix in a field. */
  function settle({ values, created, updated, userErrors }: Outcome): boolean {
    if (created) {
      form.reset(values);
      say({ text: `Created ${created.name}.`, content: `Created ${created.name}.` });
      router.push(`/${slug}/proxies/${encodeURIComponent(created.tag)}`);
    } else if (updated) {
      say({ text: `Saved ${updated.name}.`, content: `Saved ${updated.name}.` });
      adopt(updated, values);
    }
    const stale = userErrors.find(({ code }) => code === "VERSION_CONFLICT");
    if (stale) {
      setConflict(stale.currentRevision ?? null);
      return true;
    }
    return showErrors(form, userErrors, values, setMessages);
  }
  /**
   * Freezing makes a revision of its own, which must not look like somebody else's change. A larger step is one: then
   * saving says so, as ever.
   */
  function follow(next: number) {
    setRevision((before) => (next === before + 1 ? next : before));
  }
  async function reload() {
    if (!proxy) return;
    const answer = await send(ProxyPage, { tag: proxy.tag, withReferences: false });
    if (answer.ok && answer.data.pluginProxy) adopt(answer.data.pluginProxy, null);
    else setMessages(["The proxy couldn't be loaded. Nothing was changed."]);
  }
  return { revision, conflict, setConflict, messages, setMessages, settle, reload, follow };
}

/** Puts each error at its field; what belongs to none stands above the buttons. True when there is no field to fix. */
function showErrors(
  form: UseFormReturn<ProxyValues>,
  userErrors: readonly UserError[],
  values: ProxyValues,
  setMessages: (messages: string[]) => void,
): boolean {
  const general: string[] = [];
  for (const error of userErrors) {
    const path = fieldPath(error.field);
    const message = errorSentence(error, values);
    if (path) form.setError(path, { type: error.code, message });
    else general.push(error.code === "NOT_FOUND" ? "This proxy has been deleted." : message);
  }
  setMessages(general);
  return userErrors.length === general.length;
}

async function sendAttempt(send: Send, attempt: Attempt): Promise<Answer<Outcome>> {
  const { values } = attempt;
  if ("create" in attempt) {
    const answer = await send(CreatePluginProxy, { input: attempt.create });
    if (!answer.ok) return answer;
    const { proxy, userErrors } = answer.data.createPluginProxy;
    return { ok: true, data: { values, created: proxy ?? null, updated: null, userErrors } };
  }
  const answer = await send(UpdatePluginProxy, { input: attempt.update });
  if (!answer.ok) return answer;
  const { proxy, userErrors } = answer.data.updatePluginProxy;
  return { ok: true, data: { values, created: null, updated: proxy ?? null, userErrors } };
}
