import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { createSecret } from "./create-secret.ts";
import { listSecretVersions } from "./list-secret-versions.ts";
import { VERSIONS_SHOWN } from "./next-version.ts";
import { replaceSecretValue } from "./replace-secret-value.ts";
import { rollbackSecretValue } from "./rollback-secret-value.ts";

useTestDatabase();
const CANARY = "canary-5e7a9c1d3f60b284";
const X = { secret: { tag: "x" } };

async function workspaceWith(replacements: number) {
  const workspace = await createTestWorkspace({ role: "admin" });
  const { secret } = await createSecret(workspace.actor, { tag: "x", value: `${CANARY} 1` });
  for (let i = 2; i <= replacements + 1; i++) {
    await replaceSecretValue(workspace.actor, { ...X, value: `${CANARY} ${i}` });
  }
  return { ...workspace, secret };
}

describe("the versions of a secret", () => {
  test("B-6 L-1 say who set which value when and what became of it, and nothing of a value", async () => {
    const { actor, secret } = await workspaceWith(2);
    const states = async () =>
      (await listSecretVersions(actor, secret.id, { first: 10 })).items.map(
        ({ node }) => `${node.number} ${node.state}`,
      );
    expect(await states()).toEqual(["3 CURRENT", "2 PREVIOUS", "1 DESTROYED"]);
    await rollbackSecretValue(actor, X);
    expect(await states()).toEqual(["4 CURRENT", "3 DESTROYED", "2 DESTROYED", "1 DESTROYED"]);
    const { items } = await listSecretVersions(actor, secret.id, { first: 10 });
    expect(items.map(({ node }) => Object.keys(node).sort())).toEqual(
      Array(4).fill(["createdAt", "createdBy", "destinations", "destroyedAt", "number", "state"]),
    );
    expect(items[0]?.node).toMatchObject({ createdBy: { kind: "user", id: actor.id }, destroyedAt: null });
    expect(items[1]?.node.destroyedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(items)).not.toContain(CANARY);
  });

  test("come in pages, newest first, and their cursors open in no other list", async () => {
    const { actor, secret } = await workspaceWith(4);
    const numbers: number[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages++) {
      const page = await listSecretVersions(actor, secret.id, { first: 2, after });
      numbers.push(...page.items.map(({ node }) => node.number));
      expect(page.hasNextPage).toBe(pages < 2);
      expect(page.hasPreviousPage).toBe(pages > 0);
      expect(await page.totalCount()).toBe(5);
      after = page.items.at(-1)?.cursor ?? null;
    }
    expect(numbers).toEqual([5, 4, 3, 2, 1]);
    const other = await createSecret(actor, { tag: "y", value: "v" });
    await expect(listSecretVersions(actor, other.secret.id, { first: 2, after })).rejects.toMatchObject({
      code: "INVALID_CURSOR",
    });
    await expect(listSecretVersions(actor, secret.id, { first: 101 })).rejects.toMatchObject({
      code: "INVALID_PAGE_SIZE",
    });
  });

  test("X-1 are empty for another workspace's secret, and closed without the right", async () => {
    const { actorWith, secret } = await workspaceWith(1);
    const other = await createTestWorkspace({ role: "admin" });
    const page = await listSecretVersions(other.actor, secret.id, { first: 10 });
    expect([page.items, await page.totalCount()]).toEqual([[], 0]);
    await expect(
      listSecretVersions(actorWith(["CREATE_SECRETS"]), secret.id, { first: 10 }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("are the newest hundred", async () => {
    const { actor, secret } = await workspaceWith(VERSIONS_SHOWN + 4);
    const page = await listSecretVersions(actor, secret.id, { first: 100 });
    expect(page.items.at(0)?.node.number).toBe(VERSIONS_SHOWN + 5);
    expect(page.items.at(-1)?.node.number).toBe(6);
    expect([page.hasNextPage, await page.totalCount()]).toEqual([false, VERSIONS_SHOWN]);
  });
});
