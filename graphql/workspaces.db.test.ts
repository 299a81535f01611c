import { describe, expect, test } from "vitest";
import { createTestToken, createTestWorkspace, type TestWorkspace } from "#core/access/testing.ts";
import { useTestDatabase } from "#db/testing.ts";
import { newId } from "#platform/ids.ts";
import { executeAs } from "./execute.ts";
import {
  ask,
  callerOf,
  type Given,
  inputFieldsOf,
  mutate,
  operationFor,
  type RootField,
  rootFields,
} from "./testing.ts";

/**
 * What belongs to another workspace is as absent as what never was. Each place of the schema that takes an id, a tag
 * or a cursor is tried with one of another workspace and with a made-up one; the whole answers must be equal.
 */
useTestDatabase();

/** Two workspaces that hold the same things under other names. */
type Foreign = { workspace: TestWorkspace; places: Given };

const NEVER = "never_was_there";

/** Places and a thing that never was. A cursor is opaque text, so any text will do. */
const MADE_UP: Given = {
  "SecretSelector.id": newId("sec"),
  "SecretSelector.tag": NEVER,
  "PluginProxySelector.id": newId("prx"),
  "PluginProxySelector.tag": NEVER,
  "RevokeApiTokenInput.tokenId": newId("tok"),
  "FreezeApiTokenInput.tokenId": newId("tok"),
  "UnfreezeApiTokenInput.tokenId": newId("tok"),
  "CreateApiTokenInput.roleIds": [newId("rol")],
  "Query.secrets(after:)": "bWFkZSB1cA",
  "Query.secrets(before:)": "bWFkZSB1cA",
  "Query.pluginProxies(after:)": "bWFkZSB1cA",
  "Query.apiTokens(after:)": "bWFkZSB1cA",
  "Query.secretTagAvailability(tag:)": NEVER,
  "Query.secretReferences(query:)": NEVER,
  "Query.pluginProxies(query:)": NEVER,
  "SecretFilter.query": NEVER,
  "HeaderRuleInput.value": `{{ secrets.${NEVER} }}`,
};

async function foreignWorkspace(): Promise<Foreign> {
  const workspace = await createTestWorkspace();
  const { actor } = workspace;
  const tag = `theirs_${workspace.workspaceId.slice(-8).toLowerCase()}`;
  await mutate(actor, "createSecret", { tag, name: tag, value: "v" });
  await mutate(actor, "createPluginProxy", {
    tag,
    name: tag,
    urlPrefixes: [
      { prefix: "https://api.example.com/", headerRules: [{ name: "X", value: `{{ secrets.${tag} }}` }] },
    ],
  });
  const { tokenId } = await createTestToken(workspace);
  const secret = await ask<{ id: string }>(actor, `{ secret(by: { tag: "${tag}" }) { id } }`);
  const proxy = await ask<{ id: string }>(actor, `{ pluginProxy(by: { tag: "${tag}" }) { id } }`);
  const cursor = async (list: string) =>
    (await ask<{ edges: { cursor: string }[] }>(actor, `{ ${list}(first: 1) { edges { cursor } } }`)).edges[0]
      ?.cursor;
  const secretCursor = await cursor("secrets");
  const places = {
    "SecretSelector.id": secret.id,
    "SecretSelector.tag": tag,
    "PluginProxySelector.id": proxy.id,
    "PluginProxySelector.tag": tag,
    "RevokeApiTokenInput.tokenId": tokenId,
    "FreezeApiTokenInput.tokenId": tokenId,
    "UnfreezeApiTokenInput.tokenId": tokenId,
    "CreateApiTokenInput.roleIds": [workspace.roleIds.viewer],
    "Query.secrets(after:)": secretCursor,
    "Query.secrets(before:)": secretCursor,
    "Query.pluginProxies(after:)": await cursor("pluginProxies"),
    "Query.apiTokens(after:)": await cursor("apiTokens"),
    "Query.secretTagAvailability(tag:)": tag,
    "Query.secretReferences(query:)": tag,
    "Query.pluginProxies(query:)": tag,
    "SecretFilter.query": tag,
    "HeaderRuleInput.value": `{{ secrets.${tag} }}`,
  };
  return { workspace, places };
}

/** The places of a root field that can name something: by id, by tag, by cursor or by search. */
function namingPlaces(field: RootField): string[] {
  const inputs = inputFieldsOf(field).filter((at) =>
    /^(\w+Selector\.\w+|\w+\.\w+Ids?|HeaderRuleInput\.value|\w+Filter\.query)$/.test(at),
  );
  const args = field.field.args
    .filter(({ name }) => /^(after|before|tag|query|id|\w+Id)$/.test(name))
    .map(({ name }) => `${field.coordinate}(${name}:)`);
  return [...inputs, ...args];
}

/** What is given at one place; an optional input that leads there is filled in. */
function givenAt(place: string, value: unknown): Given {
  if (place === "SecretFilter.query") return { "Query.secrets(filter:)": { query: value } };
  if (place === "HeaderRuleInput.value") {
    const urlPrefixes = [{ prefix: "https://api.example.com/", headerRules: [{ name: "X", value }] }];
    return {
      "CreatePluginProxyInput.tag": NEVER,
      "CreatePluginProxyInput.urlPrefixes": urlPrefixes,
      "UpdatePluginProxyInput.urlPrefixes": urlPrefixes,
    };
  }
  if (place === "CreateApiTokenInput.roleIds" || place.includes("(")) return { [place]: value };
  return { [place]: value, "UpdateSecretInput.name": "renamed", "UpdatePluginProxyInput.name": "renamed" };
}

/** Only our own text differs between the two answers: what was asked for, where a field repeats it. */
function withoutNames(text: string, ...names: unknown[]): string {
  const plain = text.replace(/"requestId":"[^"]*"/g, "");
  return names.flat().reduce<string>((rest, name) => rest.replaceAll(String(name), "‹asked›"), plain);
}

describe("X-1 X-3 every query and mutation", () => {
  test("X-1 X-3 answers what is another workspace's exactly as what never was", async () => {
    const { workspace: theirs, places } = await foreignWorkspace();
    const own = await createTestWorkspace();
    // Where no selector is tried the operation names "sample", so that it gets as far as what is tried.
    await mutate(own.actor, "createPluginProxy", { tag: "sample", urlPrefixes: [] });
    const before = await everything(theirs);
    let tried = 0;
    for (const field of await rootFields()) {
      for (const place of namingPlaces(field)) {
        expect(Object.keys(places), `${field.coordinate} takes ${place}: say here what to try`).toContain(
          place,
        );
        expect(places[place], place).toBeTruthy();
        const [foreign, madeUp] = await Promise.all(
          [places[place], MADE_UP[place]].map(async (value) => {
            const answer = await executeAs(
              callerOf(own.actor),
              operationFor(field, givenAt(place, value), 4),
            );
            const name =
              typeof value === "string" ? value.replace(/^\{\{ secrets\.(\w+) \}\}$/, "$1") : value;
            return withoutNames(JSON.stringify(answer), name);
          }),
        );
        expect.soft(foreign, `${field.coordinate} with ${place}`).toBe(madeUp);
        tried++;
      }
    }
    expect(tried).toBeGreaterThanOrEqual(25);
    expect(await everything(theirs)).toEqual(before);
  });

  test("X-3 no list, search or count shows anything of another workspace", async () => {
    const { places } = await foreignWorkspace();
    const { actor } = await createTestWorkspace();
    const tag = String(places["SecretSelector.tag"]);
    for (const document of [
      "{ secrets { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }",
      `{ secrets(filter: { query: "${tag}" }) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }`,
      "{ pluginProxies { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }",
      "{ apiTokens { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage endCursor } } }",
    ]) {
      expect(await ask(actor, document)).toEqual({
        totalCount: 0,
        nodes: [],
        edges: [],
        pageInfo: { hasNextPage: false, endCursor: null },
      });
    }
    expect(await ask(actor, "{ secretReferences { tag } }")).toEqual([]);
  });

  test("X-2 a template that names another workspace's tag resolves to nothing, although it is there", async () => {
    const { places } = await foreignWorkspace();
    const { actor } = await createTestWorkspace();
    const value = places["HeaderRuleInput.value"];
    const urlPrefixes = [{ prefix: "https://api.example.com/", headerRules: [{ name: "X", value }] }];
    const { userErrors } = await mutate(actor, "createPluginProxy", { tag: "mine", urlPrefixes });
    expect(userErrors.map(({ code }) => code)).toEqual(["UNKNOWN_SECRET"]);
  });
});

/** All that the member of a workspace can see of it. */
function everything({ actor }: TestWorkspace): Promise<unknown> {
  const document = `{
    secrets { nodes { id tag name revision version updatedAt } }
    pluginProxies { nodes { id tag name revision updatedAt urlPrefixes { prefix headerRules { name value } } } }
    apiTokens { nodes { id name status revokedAt } }
  }`;
  return executeAs(callerOf(actor), { document }).then(({ data, errors }) => {
    expect(errors).toBeUndefined();
    return data;
  });
}
