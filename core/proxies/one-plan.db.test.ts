import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestWorkspace } from "#core/access/testing.ts";
import { startListening, stopListening } from "#core/changes/listen-for-changes.ts";
import { type Got, headerOf, type Recorder, useRecorders } from "#core/egress/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { listSecretUsages } from "#core/secrets/list-secret-usages.ts";
import { writeUseRecords } from "#core/uses/use-records.ts";
import { useTestDatabase } from "#db/testing.ts";
import { type CreatePluginProxyInput, createPluginProxy } from "./create-plugin-proxy.ts";
import { deletePluginProxy } from "./delete-plugin-proxy.ts";
import type { PluginProxy } from "./plugin-proxy.ts";
import { forwardAs } from "./testing.ts";

/**
 * B-5: what is injected, what "used by" shows, what is recorded and what is taken out of answers are the same secrets,
 * whatever the configuration. Each of the four is looked at where it ends: on the wire at a real upstream, in the use
 * cases' answers, in the rows of the records, and in what the caller reads.
 */
const database = useTestDatabase({ egressAllow: ["127.0.0.0/8"] });
const startRecorder = useRecorders();
// Then everything that is read is remembered, as in a running Keyhole.
beforeAll(() => startListening());
afterAll(() => stopListening());

/** Each of its own length and alphabet, with characters that every place encodes otherwise. */
const VALUES: Readonly<Record<string, string>> = {
  alpha: 'alpha-7d0a2b4c/+"=',
  beta: "beta 6e8f1357 ~ä",
  gamma: "gamma-{{ secrets.alpha }}-99",
  __proto__x: "delta&5c3a1f08<>'",
  constructor: "epsilon\\b7e2d9",
};
const TAGS = Object.keys(VALUES);

type Text = { readonly tags: string[]; readonly text: string };
type Rule = { readonly name: string; readonly value: Text; readonly allowOverride: boolean };
type Pair = { readonly user: Text; readonly password: Text; readonly allowOverride: boolean };
type Prefix = { readonly path: string; readonly rules: Rule[]; readonly pair: Pair | null };
type Config = { readonly prefixes: Prefix[]; readonly path: string; readonly given: string[] };

const SPELLINGS = [
  (tag: string) => `{{ secrets.${tag} }}`,
  (tag: string) => `{{{secrets.${tag}}}}`,
  (tag: string) => `{{& context.secrets.${tag} }}`,
  // Names nothing.
  (tag: string) => `\\{{ secrets.${tag} }}`,
];
const texts: fc.Arbitrary<Text> = fc
  .array(fc.tuple(fc.constantFrom(...TAGS), fc.nat(SPELLINGS.length - 1)), { maxLength: 3 })
  .map((pieces) => ({
    tags: pieces.filter(([, spelling]) => spelling !== 3).map(([tag]) => tag),
    text: `v ${pieces.map(([tag, spelling]) => SPELLINGS[spelling]?.(tag)).join(" ")} w`,
  }));
const NAMES = ["X-A", "x-b", "X_C", "Authorization"];
const rules = fc.uniqueArray(
  fc.record({ name: fc.constantFrom(...NAMES), value: texts, allowOverride: fc.boolean() }),
  { selector: ({ name }) => name, maxLength: 4 },
);
const pairs = fc.option(fc.record({ user: texts, password: texts, allowOverride: fc.boolean() }));
const paths = fc.constantFrom("/", "/v1", "/v1/", "/v1/a", "/v1/b", "/v2", "/v2/a/");
const prefixes = fc
  .record({ path: paths, rules, pair: pairs })
  .map((prefix) =>
    prefix.pair === null
      ? prefix
      : { ...prefix, rules: prefix.rules.filter(({ name }) => name !== "Authorization") },
  );
const configs: fc.Arbitrary<Config> = fc.record({
  prefixes: fc.uniqueArray(prefixes, { selector: ({ path }) => path, minLength: 1, maxLength: 5 }),
  path: fc.constantFrom("/", "/v1", "/v1/a", "/v1/a/b", "/v1/x", "/v2/a/c", "/v3"),
  given: fc.subarray(["X-A", "X-B", "X_C", "authorization"]),
});

function inputOf({ prefixes }: Config, origin: string): CreatePluginProxyInput {
  const urlPrefixes = prefixes.map(({ path, rules, pair }) => ({
    prefix: origin + path,
    headerRules: rules.map(({ value, ...rule }) => ({ ...rule, value: value.text })),
    basicAuth: pair && { ...pair, user: pair.user.text, password: pair.password.text },
  }));
  return { tag: "p", urlPrefixes };
}

/** Tags whose values stand in a text of one character a byte. */
function named(text: string): string[] {
  return TAGS.filter((tag) => text.includes(Buffer.from(VALUES[tag] ?? "").toString("latin1")));
}

/** What is inside of the basic-auth pair that arrived, if any. */
function pairIn(got: Got): string {
  const header = headerOf(got, "authorization").find((value) => value.startsWith("Basic ")) ?? "";
  return Buffer.from(header.slice("Basic ".length), "base64").toString("latin1");
}

/** Tags whose values stand in what arrived: as they are, or inside of a basic-auth pair. */
function injected(got: Got): string[] {
  return named([...got.rawHeaders, pairIn(got)].join("\n"));
}

/** The upstream says every value there is, and the pair that it got; what is missing afterwards was taken out. */
function sayAll(upstream: Recorder): void {
  upstream.answer = (got) =>
    [...TAGS.map((tag) => `<${VALUES[tag]}>`), ...headerOf(got, "authorization")].join("\n");
}

function scrubbed(answer: Buffer): string[] {
  return TAGS.filter((tag) => !answer.includes(`<${VALUES[tag]}>`));
}

/** Tags and places that "used by" shows, and the tags that the proxy itself shows. */
async function usedBy(actor: Actor, proxy: PluginProxy, ids: ReadonlyMap<string, string>) {
  const usages = await listSecretUsages(actor, [...ids.values()]);
  const places = TAGS.flatMap((tag) =>
    (usages.get(ids.get(tag) ?? "") ?? []).map(({ location }) => `${location} ${tag}`),
  );
  return { places: places.sort(), tags: proxy.references.map(({ tag }) => tag).sort() };
}

/** Tags in the records of the proxy, once for each use. */
async function recorded({ id }: PluginProxy): Promise<string[]> {
  await writeUseRecords();
  const rows = await database.ownerQuery<{ tag: string }>(
    "select secret_tag as tag from uses where via_id = $1 and secret_id <> '' order by used_at, id",
    [id],
  );
  return rows.map(({ tag }) => tag);
}

const sorted = (tags: Iterable<string>) => [...new Set(tags)].sort();

test("B-5 whatever the configuration, the secrets that are injected, shown, recorded and scrubbed are the same", async () => {
  const { actor } = await createTestWorkspace({ role: "admin" });
  const ids = new Map<string, string>();
  for (const tag of TAGS) {
    const { secret } = await createSecret(actor, { tag, value: VALUES[tag] ?? "" });
    ids.set(tag, secret.id);
  }
  const upstream = await startRecorder();
  sayAll(upstream);
  let sendings = 0;

  /** One request: three of the sets, which must be one. Answers which places were filled. */
  async function send(proxy: PluginProxy, path: string, given: string[]): Promise<string[]> {
    const before = upstream.got.length;
    const records = (await recorded(proxy)).length;
    const headers = given.flatMap((name) => [name, "the caller's own"]);
    const answer = await forwardAs(actor, "p", upstream.origin + path, { headers }).catch((error) => {
      expect(error).toMatchObject({ code: "NO_PREFIX_MATCHES" });
      return null;
    });
    if (answer === null) {
      expect(upstream.got).toHaveLength(before);
      return [];
    }
    sendings += 1;
    const got = upstream.got.at(-1) as Got;
    const tags = injected(got);
    expect(sorted(answer.sent.secretTags)).toEqual(sorted(tags));
    expect((await recorded(proxy)).slice(records).sort()).toEqual(sorted(tags));
    expect(scrubbed(answer.body)).toEqual(tags);
    // The whole of it, and not only its halves: what stands between them in base64 would be left.
    if (named(pairIn(got)).length > 0) expect(answer.body.toString()).toMatch(/^Basic •+=*$/m);
    return tags;
  }

  await fc.assert(
    fc.asyncProperty(configs, async (config) => {
      const proxy = await createPluginProxy(actor, inputOf(config, upstream.origin));
      try {
        const shown = await usedBy(actor, proxy, ids);
        // Each prefix's own address: its rules win there, so that together every rule is sent once.
        const all = [];
        for (const { path } of config.prefixes) all.push(...(await send(proxy, path, [])));
        expect(sorted(all)).toEqual(shown.tags);
        expect(shown.places).toEqual(placesOf(config, upstream.origin));
        const some = await send(proxy, config.path, config.given);
        for (const tag of some) expect(shown.tags).toContain(tag);
      } finally {
        await deletePluginProxy(actor, { proxy: { id: proxy.id } });
      }
    }),
    { numRuns: 40, endOnFailure: true },
  );
  expect(sendings).toBeGreaterThan(40);
}, 120_000);

/** As the configuration was made, without reading a template. */
function placesOf({ prefixes }: Config, origin: string): string[] {
  const places = prefixes.flatMap(({ path, rules, pair }) => [
    ...rules.flatMap(({ name, value }) =>
      sorted(value.tags).map((tag) => `${origin}${path} › ${name} ${tag}`),
    ),
    ...(pair === null
      ? []
      : sorted([...pair.user.tags, ...pair.password.tags]).map(
          (tag) => `${origin}${path} › Authorization ${tag}`,
        )),
  ]);
  return places.sort();
}
