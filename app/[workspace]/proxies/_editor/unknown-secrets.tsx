"use client";
import { Fragment } from "react";
import { nearestTag, withOtherTag } from "#app/_lib/template-text.ts";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { Code } from "#app/_ui/code.tsx";
import { useEditor } from "./editor-context.tsx";

type Props = { tags: readonly string[]; value: string; onChange: (value: string) => void };

/**
 * Names each secret that is not there, and the ways out. "Create it" opens another window, because the form here is
 * not saved; the question is asked again when the person comes back.
 */
export function UnknownSecrets({ tags, value, onChange }: Props) {
  const { slug, permissions } = useWorkspace();
  const { secrets } = useEditor();
  return tags.map((tag) => {
    const near = nearestTag(tag, secrets.tags);
    return (
      <Fragment key={tag}>
        There's no secret <Code>{tag}</Code>.{" "}
        {permissions.includes("CREATE_SECRETS") && (
          <>
            <a
              href={`/${slug}/settings/secrets?dialog=add&identifier=${encodeURIComponent(tag)}`}
              target="_blank"
              rel="noreferrer"
              className="underline underline-offset-2"
            >
              Create it<span className="sr-only"> (opens a new tab)</span>
            </a>{" "}
          </>
        )}
        {near && (
          <button
            type="button"
            onClick={() => onChange(withOtherTag(value, tag, near))}
            className="underline underline-offset-2"
          >
            Did you mean <Code>{near}</Code>?
          </button>
        )}{" "}
      </Fragment>
    );
  });
}
