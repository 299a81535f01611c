import "graphiql/style.css";
import "./graphiql.css";
import { GraphiQL } from "graphiql";
import { useRef, useState } from "react";
import { currentTheme } from "#app/_ui/theme.ts";
import { fetcherFor } from "./fetcher.ts";
import { memoryStorage } from "./memory-storage.ts";
import { useEditorNames } from "./use-editor-names.ts";

const FIRST_QUERY = `# Asked as you, in the workspace chosen above.
# A secret's value goes under Variables: in the document it is refused.

query Secrets {
  secrets(first: 10) {
    totalCount
    nodes { tag name version destinations }
  }
}
`;

/** GraphiQL without what it would keep: variables can hold a value, so nothing is written to the browser's storage. */
export function GraphiqlEditor({ workspace }: { workspace: string }) {
  const [fetcher] = useState(() => fetcherFor(workspace));
  const [storage] = useState(memoryStorage);
  const [theme] = useState(currentTheme);
  const container = useRef<HTMLDivElement>(null);
  useEditorNames(container);
  return (
    <div ref={container} className="h-full">
      <GraphiQL
        fetcher={fetcher}
        storage={storage}
        forcedTheme={theme}
        defaultQuery={FIRST_QUERY}
        defaultEditorToolsVisibility="variables"
        // Who asks and where is decided by the session and the choice above.
        isHeadersEditorEnabled={false}
        showPersistHeadersSettings={false}
        shouldPersistHeaders={false}
      />
    </div>
  );
}
