import { ApiTokenEntity } from "./api-token.ts";
import { ApiTokenRoleEntity } from "./api-token-role.ts";
import { AuditEventEntity } from "./audit-event.ts";
import { IdempotencyKeyEntity } from "./idempotency-key.ts";
import { InstanceKeyEntity } from "./instance-key.ts";
import { MembershipEntity } from "./membership.ts";
import { MembershipRoleEntity } from "./membership-role.ts";
import { ProxyEntity } from "./proxy.ts";
import { ProxyHeaderRuleEntity } from "./proxy-header-rule.ts";
import { ProxyHourEntity } from "./proxy-hour.ts";
import { ProxyUrlPrefixEntity } from "./proxy-url-prefix.ts";
import { RoleEntity } from "./role.ts";
import { SecretEntity } from "./secret.ts";
import { SecretHealthEntity } from "./secret-health.ts";
import { SecretVersionEntity } from "./secret-version.ts";
import { SessionEntity } from "./session.ts";
import { SignInAttemptEntity } from "./sign-in-attempt.ts";
import { UseEntity } from "./use.ts";
import { UserEntity } from "./user.ts";
import { WorkspaceEntity } from "./workspace.ts";
import { WorkspaceKeyEntity } from "./workspace-key.ts";

/** Every entity, in an explicit list: globs do not survive bundling. */
export const entities = [
  ApiTokenEntity,
  ApiTokenRoleEntity,
  AuditEventEntity,
  IdempotencyKeyEntity,
  InstanceKeyEntity,
  MembershipEntity,
  MembershipRoleEntity,
  ProxyEntity,
  ProxyHeaderRuleEntity,
  ProxyHourEntity,
  ProxyUrlPrefixEntity,
  RoleEntity,
  SecretEntity,
  SecretHealthEntity,
  SecretVersionEntity,
  SessionEntity,
  SignInAttemptEntity,
  UseEntity,
  UserEntity,
  WorkspaceEntity,
  WorkspaceKeyEntity,
];
