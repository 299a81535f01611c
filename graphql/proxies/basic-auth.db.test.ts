import { expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { mutate } from "../testing.ts";

useTestDatabase();

const withPair = (user: string, password: string, ...headerRules: object[]) => ({
  prefix: "https://api.example.com/v1",
  headerRules,
  basicAuth: { user, password },
});
const FIELDS = `proxy { urlPrefixes {
  headerRules { name } basicAuth { user password allowOverride references { path tag state } }
} }`;

test("createPluginProxy saves a basic-auth pair, and updatePluginProxy without one takes it away", async () => {
  const { actor } = await createTestWorkspace();
  await mutate(actor, "createSecret", { tag: "stripe", value: "v" });
  const header = { name: "X-A", value: "v" };
  const input = { tag: "pair", urlPrefixes: [withPair("me", "{{ secrets.stripe }}", header)] };
  const basicAuth = {
    user: "me",
    password: "{{ secrets.stripe }}",
    allowOverride: false,
    references: [{ path: "secrets.stripe", tag: "stripe", state: "OK" }],
  };
  expect(await mutate(actor, "createPluginProxy", input, FIELDS)).toEqual({
    proxy: { urlPrefixes: [{ headerRules: [{ name: "X-A" }], basicAuth }] },
    userErrors: [],
  });
  const change = {
    proxy: { tag: "pair" },
    urlPrefixes: [{ prefix: "https://api.example.com/v1", headerRules: [header] }],
  };
  expect(await mutate(actor, "updatePluginProxy", change, FIELDS)).toEqual({
    proxy: { urlPrefixes: [{ headerRules: [{ name: "X-A" }], basicAuth: null }] },
    userErrors: [],
  });
});

test.each([
  ["a user with a colon", withPair("a:b", "p"), "INVALID_TEMPLATE", ["user"]],
  ["an expression", withPair("u", "{{ 1 + 1 }}"), "INVALID_TEMPLATE", ["password"]],
  ["a password that is no secret", withPair("u", "{{ secrets.none }}"), "UNKNOWN_SECRET", ["password"]],
  ["a secret for elsewhere", withPair("{{ secrets.bound }}", "p"), "SECRET_HOST_NOT_ALLOWED", ["user"]],
  [
    "a pair beside its header",
    withPair("u", "p", { name: "authorization", value: "v" }),
    "DUPLICATE_HEADER",
    [],
  ],
])("%s is refused with its field", async (_what, prefix, code, field) => {
  const { actor } = await createTestWorkspace();
  await mutate(actor, "createSecret", { tag: "bound", value: "v", destinations: ["other.example"] });
  const input = { tag: "pair", urlPrefixes: [prefix] };
  const { userErrors } = await mutate(actor, "createPluginProxy", input, FIELDS);
  expect(userErrors).toMatchObject([{ code, field: ["input", "urlPrefixes", "0", "basicAuth", ...field] }]);
});
