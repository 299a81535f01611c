import { expect, test } from "vitest";
import { AccessError } from "#core/errors.ts";
import type { Actor } from "./actor.ts";
import { authorize, capability } from "./authorize.ts";
import {
  ALL_PERMISSIONS,
  BUILT_IN_ROLES,
  isPermission,
  PERMISSIONS,
  type Permission,
} from "./permissions.ts";

/** The table of architecture.md §4: who of Viewer, User, Manager and Admin holds what, and its exact label. */
const TABLE = `
VIEW_SECRETS        | View secrets           | V U M A
CREATE_SECRETS      | Create secrets         | A
VIEW_PLUGIN_PROXIES | View plugin proxies    | V U M A
USE_PLUGIN_PROXIES  | Use plugin proxies     | U M A
EDIT_PLUGIN_PROXIES | Edit plugin proxies    | A
VIEW_WORKFLOWS      | View workflows and runs| V U M A
RUN_WORKFLOWS       | Run workflows          | U M A
EDIT_WORKFLOWS      | Edit workflows         | M A
VIEW_AUDIT_LOG      | View audit logs        | M A
EDIT_API_TOKENS     | Edit API tokens        | A
EDIT_MEMBERS        | Edit members           | A
EDIT_ROLES          | Edit roles             | A
EDIT_SETTINGS       | Edit settings          | A`;

function actorWith(permissions: readonly Permission[]): Actor {
  return {
    kind: "user",
    id: "usr_1",
    displayName: "P",
    workspaceId: "wsp_1",
    workspaceSlug: "w",
    permissions: new Set(permissions),
    isInstanceAdmin: true,
    origin: { requestId: "req_1", ip: null, userAgent: null },
  };
}

test("U-1 the built-in roles hold what the table says, and nothing else", () => {
  const rows = TABLE.trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
  const held = ALL_PERMISSIONS.map((permission) => {
    const roles = BUILT_IN_ROLES.filter((role) =>
      (role.permissions as readonly Permission[]).includes(permission),
    );
    return [permission, PERMISSIONS[permission].label, roles.map(({ name }) => name.charAt(0)).join(" ")];
  });
  expect(held).toEqual(rows);
});

test("U-1 what is not held is refused and named, whoever asks; being the instance's admin does not help", () => {
  for (const permission of ALL_PERMISSIONS) {
    const others = actorWith(ALL_PERMISSIONS.filter((other) => other !== permission));
    expect(() => authorize(others, permission)).toThrow(
      expect.objectContaining({ kind: "access", code: "FORBIDDEN", requiredPermission: permission }),
    );
    expect(() => authorize(actorWith([permission]), permission)).not.toThrow(AccessError);
    expect(capability(others, permission)).toMatchObject({ allowed: false, missingPermission: permission });
    expect(capability(actorWith([permission]), permission)).toEqual({
      allowed: true,
      reason: null,
      missingPermission: null,
    });
  }
});

test("a name that every object has is no permission", () => {
  for (const text of ["__proto__", "constructor", "toString", "", "create_secrets"]) {
    expect(isPermission(text)).toBe(false);
  }
});
