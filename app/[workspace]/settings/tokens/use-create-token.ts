"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useForm, useWatch } from "react-hook-form";
import type { CreateApiTokenInput } from "#app/_lib/__generated__/graphql.ts";
import { useSend } from "#app/_lib/session-gate.tsx";
import { useSubmission } from "#app/_lib/use-submission.ts";
import { dateProblem, type ExpiryKey, expiresAt } from "./expiry.ts";
import { CreateApiToken } from "./queries.ts";

export type TokenFields = {
  name: string;
  description: string;
  roleIds: string[];
  expiry: ExpiryKey;
  date: string;
};

const FIELDS = ["name", "description", "roleIds", "expiry", "date"] as const;
export const FIELD_IDS = {
  name: "token-name",
  description: "token-description",
  roleIds: "token-roles",
  expiry: "token-expiry",
  date: "token-date",
} as const;

type Options = { onCreated: (token: { name: string; plaintext: string }) => void };

export function useCreateToken({ onCreated }: Options) {
  const send = useSend();
  const router = useRouter();
  const form = useForm<TokenFields>({
    mode: "onTouched",
    shouldFocusError: false,
    defaultValues: { name: "", description: "", roleIds: [], expiry: "90", date: "" },
  });
  const { errors, isDirty } = form.formState;
  const expiry = useWatch({ control: form.control, name: "expiry" });
  const [attempt, setAttempt] = useState(0);
  const [formProblem, setFormProblem] = useState<string | null>(null);
  const submission = useSubmission((input: CreateApiTokenInput) => send(CreateApiToken, { input }));

  const refuse = () => setAttempt((count) => count + 1);
  async function create(fields: TokenFields) {
    setFormProblem(null);
    const data = await submission.send({
      name: fields.name.trim(),
      description: fields.description.trim() || null,
      // A single checkbox gives its value alone, not a list.
      roleIds: [fields.roleIds].flat(),
      expiresAt: expiresAt(fields.expiry, fields.date, new Date())?.toISOString() ?? null,
    });
    if (!data) return;
    const { apiToken, plaintext, userErrors } = data.createApiToken;
    if (apiToken && plaintext) {
      onCreated({ name: apiToken.name, plaintext });
      router.refresh();
      return;
    }
    for (const { field, message } of userErrors) {
      const name = fieldOf(field?.[1], fields.expiry);
      if (name) form.setError(name, { type: "server", message });
      else setFormProblem(message);
    }
    refuse();
  }
  return {
    form,
    expiry,
    attempt,
    isDirty,
    submission,
    formProblem,
    errorOf: (name: keyof TokenFields) => errors[name]?.message,
    entries: FIELDS.flatMap((name) => {
      const text = errors[name]?.message;
      return text ? [{ fieldId: FIELD_IDS[name], text }] : [];
    }),
    submit: () => {
      if (!submission.isSending) void form.handleSubmit(create, refuse)();
    },
  };
}

function fieldOf(wire: string | undefined, expiry: ExpiryKey): keyof TokenFields | undefined {
  if (wire === "expiresAt") return expiry === "custom" ? "date" : "expiry";
  return FIELDS.find((name) => name === wire);
}

export const rules = {
  name: (text: string) => {
    if (text.trim() === "") return "Enter a name.";
    return Array.from(text.trim()).length <= 80 || "Use at most 80 characters.";
  },
  description: (text: string, fields: TokenFields) => {
    if (fields.expiry === "none" && text.trim() === "") return "Say why this token never expires.";
    return Array.from(text.trim()).length <= 500 || "Use at most 500 characters.";
  },
  roleIds: (ids: string[]) => ids.length > 0 || "Choose at least one role.",
  date: (date: string, fields: TokenFields) =>
    fields.expiry !== "custom" || (dateProblem(date, new Date()) ?? true),
};
