"use client";
import dynamic from "next/dynamic";
import { Spinner } from "#app/_ui/spinner.tsx";

/** Half a megabyte of editor, which no other page loads and no server renders. */
const GraphiqlEditor = dynamic(() => import("./graphiql-editor.tsx").then((file) => file.GraphiqlEditor), {
  ssr: false,
  loading: () => (
    <p role="status" className="grid h-full place-items-center text-text-muted">
      <span className="flex animate-appear-late items-center gap-2">
        <Spinner /> Loading GraphiQL
      </span>
    </p>
  ),
});

export function Graphiql({ workspace }: { workspace: string }) {
  return <GraphiqlEditor workspace={workspace} />;
}
