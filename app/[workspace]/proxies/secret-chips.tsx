import { KeyRound, type LucideIcon, Snowflake, TriangleAlert } from "lucide-react";
import type { ProxyRowFragment } from "#app/_lib/__generated__/graphql.ts";
import { classNames } from "#app/_ui/class-names.ts";
import { Code } from "#app/_ui/code.tsx";

type Reference = ProxyRowFragment["references"][number];

const PROBLEMS: Record<Reference["state"], string | null> = {
  OK: null,
  MISSING: "missing",
  NOT_ALLOWED: "not allowed here",
  FROZEN: "frozen",
};

const ICONS: Record<Reference["state"], LucideIcon> = {
  OK: KeyRound,
  MISSING: TriangleAlert,
  NOT_ALLOWED: TriangleAlert,
  FROZEN: Snowflake,
};

/** The secrets that a proxy's headers name. One that cannot be used is red, with an icon and the word. */
export function SecretChips({ references }: { references: readonly Reference[] }) {
  if (references.length === 0) return <span className="text-text-muted">None</span>;
  return (
    <ul aria-label="Secrets" className="flex flex-wrap gap-1.5">
      {worstByTag(references).map(({ tag, state }) => {
        const problem = PROBLEMS[state];
        const Icon = ICONS[state];
        return (
          <li
            key={tag}
            className={classNames(
              "flex min-h-6 max-w-full items-center gap-1 rounded-md border px-1.5",
              problem ? "border-danger/45 bg-danger/7 text-danger" : "bg-surface-sunken",
            )}
          >
            <Icon
              aria-hidden="true"
              className={classNames("size-3.5 shrink-0", !problem && "text-text-muted")}
            />
            <Code className="truncate sm:max-xl:whitespace-normal sm:max-xl:wrap-anywhere">{tag}</Code>
            {problem && <span className="whitespace-nowrap">{problem}</span>}
          </li>
        );
      })}
    </ul>
  );
}

/** A tag may be named at several prefixes and be refused at one of them: that one counts. */
function worstByTag(references: readonly Reference[]): Reference[] {
  const byTag = new Map<string, Reference>();
  for (const reference of references) {
    const seen = byTag.get(reference.tag);
    if (!seen || seen.state === "OK") byTag.set(reference.tag, reference);
  }
  return [...byTag.values()];
}
