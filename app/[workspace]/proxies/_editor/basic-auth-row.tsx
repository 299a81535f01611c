"use client";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useFormContext, useWatch } from "react-hook-form";
import { Code } from "#app/_ui/code.tsx";
import { IconButton } from "#app/_ui/icon-button.tsx";
import { useEditor } from "./editor-context.tsx";
import { OverrideField } from "./override-field.tsx";
import type { ProxyValues } from "./proxy-values.ts";
import { TemplateField } from "./template-field.tsx";

type Props = { prefixIndex: number; openSignal: number; onRemove: () => void };

/** The basic-auth pair of a prefix: the header `Authorization`, made of two texts of which one may be empty. */
export function BasicAuthRow({ prefixIndex, openSignal, onRemove }: Props) {
  const { isReadOnly } = useEditor();
  const path = `prefixes.${prefixIndex}.basicAuth.0` as const;
  useMendedByUser(path);
  return (
    <fieldset aria-label="Authorization: Basic" className="flex min-w-0 flex-col gap-3 p-4">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p className="font-medium">
          <Code>Authorization: Basic</Code>
        </p>
        {!isReadOnly && (
          <IconButton label="Remove Authorization: Basic" onClick={onRemove} className="-my-2">
            <X aria-hidden="true" className="size-4" />
          </IconButton>
        )}
      </div>
      <div className="grid min-w-0 items-start gap-x-2 gap-y-3 sm:grid-cols-2">
        <TemplateField path={`${path}.user`} label="User" openSignal={openSignal} validate={userProblem} />
        <TemplateField
          path={`${path}.password`}
          label="Password"
          openSignal={0}
          validate={(password, { prefixes }) =>
            isPair(prefixes[prefixIndex]?.basicAuth[0]?.user, password) ? null : NO_PAIR
          }
        />
      </div>
      {!isReadOnly && (
        <p className="text-sm text-pretty text-text-muted">
          Everyone who may see this proxy can read both, so name secrets: type <Code>{"{{"}</Code>. One of the
          two may be empty.
        </p>
      )}
      <OverrideField path={`${path}.allowOverride`} />
    </fieldset>
  );
}

const NO_PAIR = "Enter a user, a password, or both.";

function isPair(user = "", password = ""): boolean {
  return (user + password).trim() !== "";
}

function userProblem(user: string): string | null {
  return user.includes(":") ? "A user has no colon: the password would begin there." : null;
}

/** That both are empty is said at the second, once somebody has been there; a user mends it as well. */
function useMendedByUser(path: `prefixes.${number}.basicAuth.0`): void {
  const { control, clearErrors, getFieldState } = useFormContext<ProxyValues>();
  const user = useWatch({ control, name: `${path}.user` });
  useEffect(() => {
    const isMended = isPair(user) && getFieldState(`${path}.password`).error?.message === NO_PAIR;
    if (isMended) clearErrors(`${path}.password`);
  }, [user, path, clearErrors, getFieldState]);
}
