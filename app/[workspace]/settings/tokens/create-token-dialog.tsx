"use client";
import type { FormEvent } from "react";
import { lateBlur } from "#app/_lib/late-blur.ts";
import { SubmissionNotice } from "#app/_lib/submission-notice.tsx";
import { Button } from "#app/_ui/button.tsx";
import { Dialog, DialogBody, DialogClose, DialogFooter } from "#app/_ui/dialog.tsx";
import { ErrorSummary } from "#app/_ui/error-summary.tsx";
import { Field } from "#app/_ui/field.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { SubmitKey } from "#app/_ui/submit-key.tsx";
import { EXPIRY_CHOICES, tomorrow } from "./expiry.ts";
import type { RoleChoice } from "./grantable-roles.ts";
import { RoleField } from "./role-field.tsx";
import { FIELD_IDS, rules, useCreateToken } from "./use-create-token.ts";

type Props = {
  roles: readonly RoleChoice[];
  onClose: () => void;
  onCreated: (token: { name: string; plaintext: string }) => void;
};
type Form = ReturnType<typeof useCreateToken>;

export function CreateTokenDialog({ roles, onClose, onCreated }: Props) {
  const create = useCreateToken({ onCreated });
  const { register } = create.form;
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    create.submit();
  };
  return (
    <Dialog
      title="Create token"
      onClose={onClose}
      isDirty={create.isDirty}
      initialFocus={FIELD_IDS.name}
      returnFocus={(opener) => opener ?? document.getElementById("create-token")}
      onSubmitKey={submit}
    >
      <form noValidate onSubmit={submit} className="flex min-h-0 flex-1 flex-col">
        <DialogBody className="flex flex-col gap-5">
          <Notices create={create} />
          <Field
            label="Name"
            id={FIELD_IDS.name}
            isRequired
            help="What will use it, such as the plugin or the CI job."
            error={create.errorOf("name")}
          >
            {(control) => (
              <input
                {...control}
                {...lateBlur(register("name", { validate: rules.name }))}
                autoComplete="off"
                className="field-control"
              />
            )}
          </Field>
          <RoleField
            roles={roles}
            input={register("roleIds", { validate: rules.roleIds })}
            error={create.errorOf("roleIds")}
          />
          <ExpiryFields create={create} />
          <Field
            label="Description"
            id={FIELD_IDS.description}
            isRequired={create.expiry === "none"}
            error={create.errorOf("description")}
          >
            {(control) => (
              <textarea
                {...control}
                {...lateBlur(register("description", { validate: rules.description }))}
                rows={2}
                autoComplete="off"
                className="field-control field-sizing-content max-h-40 min-h-16! resize-none"
              />
            )}
          </Field>
        </DialogBody>
        <DialogFooter>
          <DialogClose />
          <Button
            type="submit"
            tone="primary"
            isPending={create.submission.isSending}
            pendingText="Creating…"
          >
            Create token
            <SubmitKey />
          </Button>
        </DialogFooter>
      </form>
    </Dialog>
  );
}

/** After a broken connection the request is not sent again: the text of a token that was made is lost. */
function Notices({ create }: { create: Form }) {
  const { state } = create.submission;
  return (
    <>
      <div role="alert" className="empty:hidden">
        {state.name === "unknown" && (
          <Notice tone="warning">
            We don't know whether it was created. Look at the list, revoke what you can't use, and create
            another.
          </Notice>
        )}
        {create.formProblem && <Notice tone="danger">{create.formProblem}</Notice>}
      </div>
      {state.name !== "unknown" && <SubmissionNotice state={state} onCheck={create.submit} />}
      <ErrorSummary entries={create.entries} attempt={create.attempt} />
    </>
  );
}

function ExpiryFields({ create }: { create: Form }) {
  const { register } = create.form;
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <Field
        label="Expires"
        id={FIELD_IDS.expiry}
        error={create.errorOf("expiry")}
        help={create.expiry === "none" ? "Say below why it never expires." : undefined}
      >
        {(control) => (
          <select
            {...control}
            {...register("expiry", { deps: ["date", "description"] })}
            className="field-control"
          >
            {EXPIRY_CHOICES.map(({ key, label }) => (
              <option key={key} value={key}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      {create.expiry === "custom" && (
        <Field label="Date" id={FIELD_IDS.date} isRequired error={create.errorOf("date")}>
          {(control) => (
            <input
              {...control}
              {...lateBlur(register("date", { validate: rules.date }))}
              type="date"
              min={tomorrow(new Date())}
              className="field-control"
            />
          )}
        </Field>
      )}
    </div>
  );
}
