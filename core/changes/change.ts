/** What of a workspace changed. Ids and kinds only: PostgreSQL carries it in the clear. */
export type Change = {
  readonly workspaceId: string;
  /** `access` is roles, members and sessions: it concerns every token of the workspace. */
  readonly kind: "secret" | "token" | "proxy" | "access" | "workspace";
  /** Of the secret, token or proxy; of the role, membership or session; of the workspace itself. */
  readonly id: string;
};

const KINDS: ReadonlySet<string> = new Set<Change["kind"]>([
  "secret",
  "token",
  "proxy",
  "access",
  "workspace",
]);

/** Three words: kind, workspace, id. Changing this needs every process of an instance to be of one version. */
export function toPayload({ kind, workspaceId, id }: Change): string {
  return `${kind} ${workspaceId} ${id}`;
}

/**
 * What `toPayload` wrote. Whatever else stands on the channel, a kind that a later version writes or a line that
 * somebody typed, is taken for the most that it could mean.
 */
export function fromPayload(payload: string): Change | "all" {
  const [kind = "", workspaceId, id, more] = payload.split(" ");
  if (!KINDS.has(kind) || !workspaceId || !id || more !== undefined) return "all";
  return { kind: kind as Change["kind"], workspaceId, id };
}
