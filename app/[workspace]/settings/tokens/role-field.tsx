"use client";
import type { UseFormRegisterReturn } from "react-hook-form";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { FieldError } from "#app/_ui/field.tsx";
import { missingLabels, type RoleChoice } from "./grantable-roles.ts";
import { FIELD_IDS } from "./use-create-token.ts";

/** Checkboxes named by the role alone; what it allows, or why it cannot be given, is their description. */
export function RoleField(props: {
  roles: readonly RoleChoice[];
  input: UseFormRegisterReturn;
  error?: string;
}) {
  const { permissions } = useWorkspace();
  const firstUsable = props.roles.find((role) => missingLabels(role, permissions).length === 0);
  return (
    <fieldset aria-describedby={props.error ? "token-roles-error" : undefined}>
      <legend className="mb-1.5 font-medium after:ms-0.5 after:text-danger after:content-['*'_/_'']">
        Roles
      </legend>
      <ul className="divide-y divide-border rounded-md border border-border-control">
        {props.roles.map((role) => (
          <RoleOption
            key={role.id}
            role={role}
            missing={missingLabels(role, permissions)}
            input={props.input}
            // The error summary leads to the first box that can be checked.
            id={role === firstUsable ? FIELD_IDS.roleIds : `token-role-${role.id}`}
          />
        ))}
      </ul>
      <div className="mt-1.5">
        <FieldError id="token-roles-error">{props.error}</FieldError>
      </div>
    </fieldset>
  );
}

function RoleOption(props: {
  role: RoleChoice;
  missing: string[];
  input: UseFormRegisterReturn;
  id: string;
}) {
  const { role, id } = props;
  const [lacking] = props.missing;
  return (
    <li className="flex items-start gap-2.5 px-3 py-2">
      <input
        {...props.input}
        type="checkbox"
        id={id}
        value={role.id}
        aria-describedby={`${id}-about`}
        aria-disabled={lacking ? true : undefined}
        onClick={(event) => lacking && event.preventDefault()}
        className="mt-0.5 size-4 shrink-0 aria-disabled:opacity-50"
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block font-medium">
          {role.name}
        </label>
        <p id={`${id}-about`} className="text-sm text-pretty text-text-muted">
          {lacking ? (
            <>
              You can't grant <strong className="font-semibold">{lacking}</strong> because you don't have it.
            </>
          ) : (
            role.allows.map(({ label }) => label).join(", ")
          )}
        </p>
      </div>
    </li>
  );
}
