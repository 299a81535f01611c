"use client";
import { type FormEvent, useState } from "react";
import type { CompleteSetupMutation } from "#app/_lib/__generated__/graphql.ts";
import { mutate } from "#app/_lib/mutate.ts";
import { failureSentence } from "#app/_lib/submission-notice.tsx";
import { Button } from "#app/_ui/button.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { CompleteSetup } from "./queries.ts";

type Name = "setupCode" | "workspaceName" | "email" | "password";
type Errors = Partial<Record<Name | "form", string>>;
type ServerError = CompleteSetupMutation["completeSetup"]["userErrors"][number];

const FIELDS: {
  name: Name;
  label: string;
  help?: string;
  type?: string;
  autoComplete: string;
  missing: string;
}[] = [
  {
    name: "setupCode",
    label: "Set-up code",
    autoComplete: "one-time-code",
    missing: "Enter the set-up code.",
  },
  {
    name: "workspaceName",
    label: "Workspace name",
    help: "Usually your company or team.",
    autoComplete: "organization",
    missing: "Enter a name for the workspace.",
  },
  {
    name: "email",
    label: "Your e-mail",
    help: "You will sign in with it.",
    type: "email",
    autoComplete: "username",
    missing: "Enter your e-mail address.",
  },
  {
    name: "password",
    label: "Password",
    help: "At least 12 characters.",
    type: "password",
    autoComplete: "new-password",
    missing: "Enter a password.",
  },
];

const SENTENCES: Record<string, [Name | "form", string]> = {
  INVALID_SETUP_CODE: ["setupCode", "That code is not right. Look at the output of npm start."],
  PASSWORD_TOO_SHORT: ["password", "Use at least 12 characters."],
  INVALID_EMAIL: ["email", "Enter an e-mail address such as ada@example.com."],
  INVALID_SLUG: ["workspaceName", "This name can't be used in an address. Choose another."],
  SETUP_DONE: ["form", "Keyhole is already set up. Sign in instead."],
  RATE_LIMITED: ["form", "Too many tries. Wait a minute, then try again."],
};

export function SetupForm() {
  const [errors, setErrors] = useState<Errors>({});
  const [attempt, setAttempt] = useState(0);
  const [isPending, setPending] = useState(false);
  const [failure, setFailure] = useState<React.ReactNode>(null);

  function refuse(next: Errors) {
    setErrors(next);
    setAttempt((count) => count + 1);
    setPending(false);
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    const form = new FormData(event.currentTarget);
    const input = {
      setupCode: String(form.get("setupCode")).trim(),
      workspaceName: String(form.get("workspaceName")).trim(),
      email: String(form.get("email")).trim(),
      password: String(form.get("password")),
    };
    setFailure(null);
    const missing = checkInput(input);
    if (Object.keys(missing).length > 0) return refuse(missing);
    setErrors({});
    setPending(true);
    const answer = await mutate(null, CompleteSetup, { input });
    if (!answer.ok) {
      setPending(false);
      setFailure(
        answer.failure.code === "NETWORK"
          ? "The server didn't answer. Check that it is running, then try again."
          : failureSentence(answer.failure),
      );
      return;
    }
    const { userErrors } = answer.data.completeSetup;
    if (userErrors.length > 0) return refuse(sentences(userErrors));
    window.location.assign("/sign-in");
  }

  const entries = FIELDS.flatMap(({ name }) =>
    errors[name] ? [{ fieldId: `setup-${name}`, text: errors[name] }] : [],
  );
  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <ErrorSummary entries={entries} attempt={attempt} />
      <div role="alert" className="empty:hidden">
        {(failure || errors.form) && <Notice tone="danger">{failure ?? errors.form}</Notice>}
      </div>
      {FIELDS.map((field) => (
        <Field
          key={field.name}
          id={`setup-${field.name}`}
          label={field.label}
          help={field.help}
          error={errors[field.name]}
          isRequired
        >
          {(control) => (
            <input
              {...control}
              name={field.name}
              type={field.type ?? "text"}
              autoComplete={field.autoComplete}
              autoCapitalize={field.name === "workspaceName" ? "words" : "off"}
              spellCheck={false}
              className="field-control"
            />
          )}
        </Field>
      ))}
      <Button
        type="submit"
        tone="primary"
        isPending={isPending}
        pendingText="Creating workspace…"
        className="w-full"
      >
        Create workspace
      </Button>
    </form>
  );
}

function checkInput(input: Record<Name, string>): Errors {
  const errors: Errors = {};
  for (const { name, missing } of FIELDS) if (input[name] === "") errors[name] = missing;
  if (!errors.password && input.password.length < 12) errors.password = "Use at least 12 characters.";
  return errors;
}

function sentences(userErrors: ServerError[]): Errors {
  const errors: Errors = {};
  for (const { code, field, message } of userErrors) {
    const [known, sentence] = SENTENCES[code] ?? [
      FIELDS.find(({ name }) => name === field?.at(-1))?.name ?? "form",
      message,
    ];
    errors[known] = sentence;
  }
  return errors;
}
