import { createTestToken, createTestWorkspace } from "#core/access/testing.ts";
import { createPluginProxy } from "#core/proxies/create-plugin-proxy.ts";
import { createSecret } from "#core/secrets/create-secret.ts";
import { Health } from "#server/health.ts";
import { Store } from "#server/store.ts";
import { MATCHED_PROXY, PROXIES, type Seeded, type SeedInput } from "./seeded.ts";

/**
 * `node bench/proxy/seed.ts '<SeedInput as JSON>'`: fills the data directory that KEYHOLE_DATA_DIR names through the use
 * cases that GraphQL calls, says on its channel what callers need, and ends. A process of role "proxy" has no GraphQL to do it over.
 */
/** What one proxy takes at most (core/proxies/url-prefix-input.ts). */
const PREFIXES_PER_PROXY = 1_000;

const input = JSON.parse(process.argv[2] ?? "{}") as SeedInput;
const { http, https } = input.upstream;
const upstreams = [`http://127.0.0.1:${http}`, ...(https === null ? [] : [`https://127.0.0.1:${https}`])];
/** For the prefixes that no request names: any of them may be its destination. */
const OTHER_RULE = { name: "Authorization", value: "Bearer {{ secrets.other_key }}" };
const SECRET_RULE = { name: "Authorization", value: "Bearer {{ secrets.bench_key }}" };

async function seed(): Promise<Seeded> {
  const main = await createTestWorkspace({ role: "admin" });
  await createSecret(main.actor, { tag: "bench_key", value: input.value, destinations: upstreams });
  const rules = {
    [PROXIES.secret]: SECRET_RULE,
    [PROXIES.plain]: { ...SECRET_RULE, value: `Bearer ${input.value}` },
  };
  for (const [tag, rule] of Object.entries(rules)) {
    const urlPrefixes = upstreams.map((prefix) => ({ prefix, headerRules: [rule] }));
    await createPluginProxy(main.actor, { tag, urlPrefixes });
  }
  return {
    main: (await createTestToken(main)).plaintext,
    fewPrefixes: await seedPrefixes(10),
    manyPrefixes: await seedPrefixes(input.manyPrefixes),
  };
}

/** A workspace with so many prefixes in all, as many of them in the proxy that is called as one proxy takes. */
async function seedPrefixes(count: number): Promise<string> {
  const workspace = await createTestWorkspace({ role: "admin" });
  await createSecret(workspace.actor, { tag: "bench_key", value: input.value, destinations: upstreams });
  await createSecret(workspace.actor, { tag: "other_key", value: `other ${input.value}`, destinations: [] });
  for (let first = 0, proxy = 0; first < count; first += PREFIXES_PER_PROXY, proxy++) {
    const size = Math.min(PREFIXES_PER_PROXY, count - first);
    const urlPrefixes = Array.from({ length: size }, (_, i) => ({
      prefix: `https://api-${first + i}.example.com/v1/things/${first + i}`,
      headerRules: [OTHER_RULE],
    }));
    if (proxy === 0) urlPrefixes[size - 1] = { prefix: upstreams[0] as string, headerRules: [SECRET_RULE] };
    await createPluginProxy(workspace.actor, {
      tag: proxy === 0 ? MATCHED_PROXY : `proxy-${proxy}`,
      urlPrefixes,
    });
  }
  return (await createTestToken(workspace)).plaintext;
}

const store = new Store(new Health());
try {
  await store.open();
  const seeded = await seed();
  process.send?.(seeded);
} finally {
  await store.close();
}
process.disconnect?.();
