"use client";
import { actorName } from "#app/_lib/actor-name.ts";
import { Code } from "#app/_ui/code.tsx";
import { Cell, DataTable, HeadCell, Row } from "#app/_ui/data-table.tsx";
import { HintedButton } from "#app/_ui/permission-hint.tsx";
import { RelativeTime } from "#app/_ui/relative-time.tsx";
import type { TokenRow } from "./queries.ts";
import { TokenRowMenu } from "./token-row-menu.tsx";
import { TokenStatus } from "./token-status.tsx";
import { TokenUse } from "./token-use.tsx";
import type { TokenDialog } from "./use-token-url.ts";

type Open = (dialog: TokenDialog, id: string) => void;
type Props = { tokens: readonly TokenRow[]; onOpen: Open };

export function TokenTable({ tokens, onOpen }: Props) {
  return (
    <DataTable
      caption="Service tokens of this workspace"
      head={
        <>
          <HeadCell>Name</HeadCell>
          <HeadCell>Status</HeadCell>
          <HeadCell>Roles</HeadCell>
          <HeadCell>Last used</HeadCell>
          <HeadCell className="max-lg:hidden">Expires</HeadCell>
          <HeadCell className="max-lg:hidden">Created by</HeadCell>
          <HeadCell className="w-0">
            <span className="sr-only">Actions</span>
          </HeadCell>
        </>
      }
    >
      {tokens.map((token) => (
        <TokenTableRow key={token.id} token={token} onOpen={onOpen} />
      ))}
    </DataTable>
  );
}

function TokenTableRow({ token, onOpen }: { token: TokenRow; onOpen: Open }) {
  return (
    <Row>
      <Cell className="col-start-1 sm:max-w-64">
        <span className="block text-base font-medium wrap-anywhere">{token.name}</span>
        <Code className="text-text-muted">
          {token.prefix}…{token.last4}
        </Code>
        {token.description && (
          <span className="mt-0.5 line-clamp-2 block text-text-muted" title={token.description}>
            {token.description}
          </span>
        )}
      </Cell>
      <Cell className="col-start-1">
        <TokenStatus status={token.status} />
        {token.status === "FROZEN" && token.frozenAt && (
          <span className="block text-text-muted">
            <RelativeTime at={token.frozenAt} />
            {token.frozenBy && <> · {actorName(token.frozenBy)}</>}
          </span>
        )}
      </Cell>
      <Cell className="col-start-1 sm:max-w-40" cardLabel="Roles">
        {token.roles.map(({ name }) => name).join(", ")}
      </Cell>
      <Cell className="col-start-1" cardLabel={token.lastUsedAt ? "Last used" : undefined}>
        <TokenUse token={token} />
      </Cell>
      <Cell className="col-start-1 sm:max-lg:hidden!" cardLabel={token.expiresAt ? "Expires" : undefined}>
        {token.expiresAt ? (
          <RelativeTime at={token.expiresAt} />
        ) : (
          <span className="text-text-muted">No expiry</span>
        )}
      </Cell>
      <Cell className="col-start-1 sm:max-lg:hidden!" cardLabel="Created by">
        {actorName(token.createdBy)}
        <span className="text-text-muted">
          {" "}
          · <RelativeTime at={token.createdAt} />
        </span>
      </Cell>
      <Cell className="col-start-2 row-span-6 row-start-1 sm:w-0">
        {token.status !== "REVOKED" && (
          <div className="flex items-center justify-end gap-0.5">
            <HintedButton
              tone="quiet"
              size="small"
              aria-label={`Revoke ${token.name}`}
              reason={token.viewerCan.revoke.reason}
              onClick={() => onOpen("revoke", token.id)}
              className="max-sm:hidden"
            >
              Revoke
            </HintedButton>
            <TokenRowMenu token={token} onOpen={onOpen} />
          </div>
        )}
      </Cell>
    </Row>
  );
}
