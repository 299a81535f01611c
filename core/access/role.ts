import { isPermission, type Permission } from "#core/permissions/permissions.ts";
import type { RoleRow } from "#db/entities/role.ts";

/** A named set of permissions in one workspace. */
export type Role = { id: string; key: string; name: string; isBuiltIn: boolean; permissions: Permission[] };

export function toRole({ id, key, name, isBuiltIn, permissions }: RoleRow): Role {
  return { id, key, name, isBuiltIn, permissions: permissions.filter(isPermission) };
}
