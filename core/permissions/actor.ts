import type { Permission } from "./permissions.ts";

/** Where a request came from, for the audit log. `ip` has passed KEYHOLE_TRUSTED_PROXIES. */
export type Origin = { requestId: string; ip: string | null; userAgent: string | null };

/** Who does it: a person or an API token, always in exactly one workspace. There is no actor without one. */
export type Actor = {
  readonly kind: "user" | "token";
  /** `usr_…` or `tok_…` */
  readonly id: string;
  readonly displayName: string;
  readonly workspaceId: string;
  readonly workspaceSlug: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly isInstanceAdmin: boolean;
  readonly origin: Origin;
};
