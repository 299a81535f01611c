"use client";
import { SearchX } from "lucide-react";
import Link from "next/link";
import { useParams } from "next/navigation";
import { useWorkspace } from "#app/_lib/workspace-context.tsx";
import { buttonClass } from "#app/_ui/button.tsx";
import { Code } from "#app/_ui/code.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";

export default function ProxyNotFound() {
  const { slug } = useWorkspace();
  const { proxy } = useParams<{ proxy: string }>();
  return (
    <>
      <h1 className="sr-only">Proxy not found</h1>
      <EmptyState
        icon={<SearchX aria-hidden="true" className="size-5" />}
        title={
          <>
            There is no proxy <Code>{decodeURIComponent(proxy)}</Code>.
          </>
        }
        actions={
          <Link href={`/${slug}/proxies`} className={buttonClass()}>
            Go to plugin proxies
          </Link>
        }
      >
        It may have been deleted.
      </EmptyState>
    </>
  );
}
