import { describe, expect, test } from "vitest";
import { createTestWorkspace, TEST_ORIGIN } from "#core/access/testing.ts";
import { ALL_PERMISSIONS, isPermission } from "#core/permissions/permissions.ts";
import { useTestDatabase } from "#db/testing.ts";
import { executeAs } from "./execute.ts";
import { ANONYMOUS, callerOf, operationFor, type RootField, rootFields } from "./testing.ts";

/**
 * The matrix of who may ask what is the SDL. Everything here is made from it, so a field added tomorrow is tested
 * tomorrow. Nothing is asked below the root field: nested fields are their own resolvers' business.
 */
useTestDatabase();

/** Every field as a soft check of its own, so that one report names all that are wrong. */
async function forEachField(check: (field: RootField) => Promise<void>): Promise<void> {
  const fields = await rootFields();
  expect(fields.length).toBeGreaterThanOrEqual(20);
  for (const field of fields) await check(field);
}

const codesOf = (errors: readonly { extensions: { code: string } }[] | undefined) =>
  errors?.map(({ extensions }) => extensions.code);

describe("U-1 @authorized and the use case say the same of every field of Query, Mutation and Subscription", () => {
  test("U-1 whoever has every permission but the named one gets FORBIDDEN, naming it", async () => {
    const { actorWith } = await createTestWorkspace();
    await forEachField(async (field) => {
      const { permission } = field.authorized;
      if (permission === undefined) return;
      expect.soft(isPermission(permission), field.coordinate).toBe(true);
      const others = ALL_PERMISSIONS.filter((each) => each !== permission);
      const { errors } = await executeAs(callerOf(actorWith(others)), operationFor(field));
      expect
        .soft(errors, field.coordinate)
        .toMatchObject([{ extensions: { code: "FORBIDDEN", requiredPermission: permission } }]);
    });
  });

  test("U-1 whoever has only the named one is let in", async () => {
    const { actorWith } = await createTestWorkspace();
    await forEachField(async (field) => {
      const { permission } = field.authorized;
      if (permission === undefined || !isPermission(permission)) return;
      const { data, errors } = await executeAs(callerOf(actorWith([permission])), operationFor(field));
      expect.soft(errors, field.coordinate).toBeUndefined();
      expect.soft(data, field.coordinate).not.toBeNull();
    });
  });

  test("U-1 a member without any permission is let in where any member may ask, and nowhere else", async () => {
    const { actorWith } = await createTestWorkspace();
    await forEachField(async (field) => {
      const { anyMember, anyone } = field.authorized;
      const { errors } = await executeAs(callerOf(actorWith([])), operationFor(field));
      expect.soft(codesOf(errors), field.coordinate).toEqual(anyMember || anyone ? undefined : ["FORBIDDEN"]);
    });
  });

  test("U-1 G-4 a stranger gets UNAUTHENTICATED and no data, unless anyone may ask", async () => {
    await forEachField(async (field) => {
      const { data, errors } = await executeAs(ANONYMOUS, operationFor(field));
      expect
        .soft(codesOf(errors), field.coordinate)
        .toEqual(field.authorized.anyone ? undefined : ["UNAUTHENTICATED"]);
      if (!field.authorized.anyone) expect.soft(data, field.coordinate).toBeNull();
    });
  });

  test("U-1 X-6 a person who names no workspace has none", async () => {
    const { userId: id, email } = await createTestWorkspace();
    const user = { id, email, displayName: "Test person", isInstanceAdmin: true };
    await forEachField(async (field) => {
      const caller = { kind: "person", user, sessionId: "ses_none", origin: TEST_ORIGIN } as const;
      const { errors } = await executeAs(caller, operationFor(field));
      expect
        .soft(codesOf(errors), field.coordinate)
        .toEqual(field.authorized.anyone ? undefined : ["WORKSPACE_REQUIRED"]);
    });
  });
});

test("G-4 one refused field of several leaves a stranger no partial data", async () => {
  const document = "{ setupStatus { isOpen } viewer { isInstanceAdmin } }";
  const { data, errors } = await executeAs(ANONYMOUS, { document });
  expect(data).toBeNull();
  expect(codesOf(errors)).toEqual(["UNAUTHENTICATED"]);
});
