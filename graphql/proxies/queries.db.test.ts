import { describe, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { answerTo, ask, mutate } from "../testing.ts";

useTestDatabase();

describe("pluginProxies", () => {
  type Page = {
    nodes: { tag: string }[];
    totalCount: number;
    pageInfo: { hasNextPage: boolean; endCursor: string };
  };
  const PAGE = `query($first: Int! = 25, $after: String, $query: String) {
    pluginProxies(first: $first, after: $after, query: $query) {
      nodes { tag } totalCount pageInfo { hasNextPage endCursor }
    }
  }`;

  test("pages by name, and searches", async () => {
    const { actor } = await createTestWorkspace();
    for (const tag of ["c", "a", "b"]) await mutate(actor, "createPluginProxy", { tag, urlPrefixes: [] });
    const first = await ask<Page>(actor, PAGE, { first: 2 });
    expect(first.nodes.map(({ tag }) => tag)).toEqual(["a", "b"]);
    expect(first.totalCount).toBe(3);
    const second = await ask<Page>(actor, PAGE, { first: 2, after: first.pageInfo.endCursor });
    expect(second).toMatchObject({ nodes: [{ tag: "c" }], pageInfo: { hasNextPage: false } });
    expect(await ask<Page>(actor, PAGE, { query: "B" })).toMatchObject({
      nodes: [{ tag: "b" }],
      totalCount: 1,
    });
  });

  test.each([
    [{ first: 0 }, "INVALID_PAGE_SIZE", ["first"]],
    [{ first: 101 }, "INVALID_PAGE_SIZE", ["first"]],
    [{ after: "hunter2" }, "INVALID_CURSOR", ["after"]],
  ])("refuses %j with a reason and a field", async (args, reason, field) => {
    const { actor } = await createTestWorkspace();
    const { errors } = await answerTo(actor, PAGE, args);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", reason, field } }]);
  });

  test("shows that a named secret is gone", async () => {
    const { actor } = await createTestWorkspace();
    await mutate(actor, "createSecret", { tag: "stripe", value: "v" });
    const headerRules = [{ name: "Authorization", value: "Bearer {{ secrets.stripe }}" }];
    const urlPrefixes = [{ prefix: "https://api.example.com/", headerRules }];
    await mutate(actor, "createPluginProxy", { tag: "gate", urlPrefixes });
    await mutate(actor, "deleteSecret", { secret: { tag: "stripe" }, force: true });
    expect(await ask(actor, '{ pluginProxy(by: { tag: "gate" }) { references { path state } } }')).toEqual({
      references: [{ path: "secrets.stripe", state: "MISSING" }],
    });
  });
});
