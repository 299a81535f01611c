"use client";
import { useRouter } from "next/navigation";

type Props = { workspaces: readonly { slug: string; name: string }[]; current: string };

/** Where GraphiQL asks. The choice is in the URL, so it can be linked and Back returns to the one before. */
export function WorkspaceSelect({ workspaces, current }: Props) {
  const router = useRouter();
  return (
    <label className="ms-auto flex min-w-0 items-center gap-2 text-sm text-text-muted">
      Workspace
      <select
        value={current}
        onChange={(event) =>
          router.push(`/graphql?workspace=${encodeURIComponent(event.currentTarget.value)}`)
        }
        className="field-control w-auto! max-w-60 text-text"
      >
        {workspaces.map(({ slug, name }) => (
          <option key={slug} value={slug}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
