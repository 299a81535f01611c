"use client";
import { type FormEvent, useRef, useState } from "react";
import { Button } from "../_ui/button.tsx";
import { Field } from "../_ui/field.tsx";
import { Notice } from "../_ui/notice.tsx";
import { type SignInResult, signIn } from "./sign-in.ts";

const SENTENCES: Record<Exclude<SignInResult, "signed-in">, string> = {
  refused: "That e-mail and password don't match.",
  locked: "Too many tries. Try again in 5 minutes.",
  "no-answer": "The server didn't answer. Check your connection and try again.",
};

/** E-mail and password; pasting and password managers are welcome (WCAG 3.3.8). It never tells which of the two was wrong. */
export function SignInForm({ email, onSignedIn }: { email?: string | null; onSignedIn: () => void }) {
  const [isPending, setPending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [missing, setMissing] = useState<{ email?: string; password?: string }>({});
  const passwordField = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    const typed = { email: String(form.get("email")).trim(), password: String(form.get("password")) };
    setMissing({
      email: typed.email ? undefined : "Enter your e-mail address.",
      password: typed.password ? undefined : "Enter your password.",
    });
    if (!typed.email || !typed.password) {
      document.getElementById(typed.email ? "sign-in-password" : "sign-in-email")?.focus();
      return;
    }
    setPending(true);
    setProblem(null);
    const result = await signIn(typed.email, typed.password);
    if (passwordField.current && result !== "no-answer") passwordField.current.value = "";
    if (result === "signed-in") return onSignedIn();
    setPending(false);
    setProblem(SENTENCES[result]);
    passwordField.current?.focus();
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <div role="alert" className="empty:hidden">
        {problem && <Notice tone="danger">{problem}</Notice>}
      </div>
      <Field label="E-mail" id="sign-in-email" error={missing.email}>
        {(control) => (
          <input
            {...control}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email ?? ""}
            autoCapitalize="off"
            spellCheck={false}
            className="field-control"
          />
        )}
      </Field>
      <Field label="Password" id="sign-in-password" error={missing.password}>
        {(control) => (
          <input
            {...control}
            ref={passwordField}
            name="password"
            type="password"
            autoComplete="current-password"
            className="field-control"
          />
        )}
      </Field>
      <Button type="submit" tone="primary" isPending={isPending} pendingText="Signing in…" className="w-full">
        Sign in
      </Button>
    </form>
  );
}
