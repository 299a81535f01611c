"use client";
import { Plus, Terminal } from "lucide-react";
import dynamic from "next/dynamic";
import { usePathname, useSearchParams } from "next/navigation";
import { useState } from "react";
import type { TokensPageQuery } from "#app/_lib/__generated__/graphql.ts";
import { useShortcuts } from "#app/_lib/shortcuts.ts";
import { withParams } from "#app/_lib/url.ts";
import { Button } from "#app/_ui/button.tsx";
import { EmptyState } from "#app/_ui/empty-state.tsx";
import { PageHeader } from "#app/_ui/page-header.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import type { RoleChoice } from "./grantable-roles.ts";
import type { TokenRow } from "./queries.ts";
import { TokenTable } from "./token-table.tsx";
import { type TokenDialog, useTokenUrl } from "./use-token-url.ts";

const CreateTokenDialog = dynamic(
  () => import("./create-token-dialog.tsx").then((file) => file.CreateTokenDialog),
  { ssr: false },
);
const TokenResultDialog = dynamic(
  () => import("./token-result-dialog.tsx").then((file) => file.TokenResultDialog),
  { ssr: false },
);
const RevokeTokenDialog = dynamic(
  () => import("./revoke-token-dialog.tsx").then((file) => file.RevokeTokenDialog),
  { ssr: false },
);
const FreezeTokenDialog = dynamic(
  () => import("./freeze-token-dialog.tsx").then((file) => file.FreezeTokenDialog),
  { ssr: false },
);

type Props = { list: TokensPageQuery["apiTokens"]; roles: RoleChoice[]; isFirstPage: boolean };
/** Held only while the dialog that shows it is open. */
type Created = { name: string; plaintext: string };

export function TokensScreen({ list, roles, isFirstPage }: Props) {
  const url = useTokenUrl();
  const [created, setCreated] = useState<Created | null>(null);
  const tokens = list.nodes;
  const token = tokens.find(({ id }) => id === url.acting?.token);
  const isEmpty = tokens.length === 0 && isFirstPage;
  useShortcuts({ c: url.openCreate });
  const createButton = (id?: string) => (
    <Button
      id={id}
      tone="primary"
      icon={<Plus aria-hidden="true" className="size-4" />}
      aria-keyshortcuts="c"
      onClick={url.openCreate}
    >
      Create token
    </Button>
  );
  return (
    <>
      <PageHeader
        title="API tokens"
        description="Credentials for programs, with roles of their own. Each is shown once, when it is created."
        action={createButton("create-token")}
      />
      {isEmpty ? (
        <EmptyState
          icon={<Terminal aria-hidden="true" className="size-5" />}
          title="No API tokens yet"
          actions={createButton()}
        >
          Create one for each program, such as a plugin or a CI job, so that each can be revoked alone.
        </EmptyState>
      ) : (
        <>
          <TokenTable tokens={tokens} onOpen={url.openAct} />
          <TokenPager pageInfo={list.pageInfo} total={list.totalCount} isFirstPage={isFirstPage} />
        </>
      )}
      {url.isCreating && !created && (
        <CreateTokenDialog
          roles={roles}
          onClose={url.close}
          onCreated={(token) => {
            setCreated(token);
            url.close();
          }}
        />
      )}
      {created && (
        <TokenResultDialog {...created} onClose={() => setCreated(null)} returnFocus={createFocus} />
      )}
      {token && url.acting && <ActDialog token={token} act={url.acting.dialog} onClose={url.close} />}
    </>
  );
}

function ActDialog({ token, act, onClose }: { token: TokenRow; act: TokenDialog; onClose: () => void }) {
  if (act === "revoke") return <RevokeTokenDialog token={token} onClose={onClose} />;
  return <FreezeTokenDialog token={token} act={act} onClose={onClose} />;
}

/** The form that opened the result is gone by then. */
function createFocus(): HTMLElement | null {
  return document.getElementById("create-token");
}

function TokenPager(props: {
  pageInfo: TokensPageQuery["apiTokens"]["pageInfo"];
  total: number;
  isFirstPage: boolean;
}) {
  const pathname = usePathname();
  const params = useSearchParams();
  const { hasNextPage, endCursor } = props.pageInfo;
  if (props.isFirstPage && !hasNextPage) return null;
  const to = (after: string | null) =>
    `${pathname}${withParams(params, { dialog: null, token: null, after })}`;
  return (
    <Pager
      previous={props.isFirstPage ? null : to(null)}
      previousLabel="First page"
      next={hasNextPage && endCursor ? to(endCursor) : null}
    >
      {props.total >= 10_000 ? "10,000 or more" : props.total.toLocaleString("en")}{" "}
      {props.total === 1 ? "token" : "tokens"}
    </Pager>
  );
}
