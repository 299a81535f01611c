import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { FailurePage } from "#app/_lib/failure-page.tsx";
import { query } from "#app/_lib/query.ts";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { ProxyEditor } from "../_editor/proxy-editor.tsx";
import { withReferencesIfAllowed } from "../load-editor.ts";
import { ProxyPage as ProxyPageQuery } from "../queries.ts";

type Props = PageProps<"/[workspace]/proxies/[proxy]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `${decodeURIComponent((await params).proxy)} · Plugin proxies` };
}

/** One proxy by its tag, to change it, or to look at it without the permission to. */
export default async function ProxyPage({ params }: Props) {
  const { workspace, proxy } = await params;
  const tag = decodeURIComponent(proxy);
  const answer = await withReferencesIfAllowed((withReferences) =>
    query(ProxyPageQuery, workspace, { tag, withReferences }),
  );
  if (!answer.ok) {
    return (
      <>
        <PageHeader title="Plugin proxy" />
        <FailurePage noun="Plugin proxies" failure={answer.failure} />
      </>
    );
  }
  const { pluginProxy, secretReferences } = answer.data;
  if (!pluginProxy) notFound();
  return <ProxyEditor key={pluginProxy.id} proxy={pluginProxy} references={secretReferences ?? null} />;
}
