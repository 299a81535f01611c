import { ChangeCache } from "#core/changes/change-cache.ts";
import { isTag } from "#core/secrets/tag.ts";
import { findProxyForRequest, type ProxyForRequest } from "#db/queries/proxies.ts";
import { inWorkspace } from "#db/transaction.ts";
import { processState } from "#platform/process-state.ts";

/**
 * A prefix or rule with what is prepared of it (a parsed template, an index) takes about 1 KB; texts weigh what they
 * are long. So this is 64 MB: twenty proxies of 3,000 prefixes with a rule each, or ten thousand usual ones.
 */
const MAX_WEIGHT = 64 * 1024 * 1024;
const PART_WEIGHT = 1024;

function cache(): ChangeCache<ProxyForRequest> {
  return processState(
    "proxyCache",
    () => new ChangeCache<ProxyForRequest>({ kinds: ["proxy", "workspace"], maxWeight: MAX_WEIGHT }),
  );
}

/**
 * The proxy of a workspace with its prefixes and rules, as a request needs it, or null. The same object as long as
 * nothing of it was changed, so what is prepared of it can hang on it; nobody changes it. Not a promise when it is kept.
 * @param tag as the caller wrote it; what is no tag finds nothing.
 */
export function findProxy(
  workspaceId: string,
  tag: string,
): ProxyForRequest | Promise<ProxyForRequest | null> {
  return cache().get(workspaceId, tag) ?? readProxy(workspaceId, tag);
}

async function readProxy(workspaceId: string, tag: string): Promise<ProxyForRequest | null> {
  if (!isTag(tag)) return null;
  return cache().read<ProxyForRequest | null>(
    { name: `${workspaceId} ${tag}`, workspaceId },
    () => cache().get(workspaceId, tag),
    async (keep) => {
      const proxy = await inWorkspace(workspaceId, (tx) => findProxyForRequest(tx, workspaceId, tag));
      if (proxy) {
        keep(
          { place: workspaceId, key: tag },
          { workspaceId, id: proxy.id, weight: weightOf(proxy), value: proxy },
        );
      }
      return proxy;
    },
  );
}

/** In bytes, roughly. */
function weightOf({ prefixes, allowedOrigins }: ProxyForRequest): number {
  const texts = [
    ...allowedOrigins,
    ...prefixes.flatMap(({ prefix, rules }) => [
      prefix,
      ...rules.map(({ name, template }) => name + template),
    ]),
  ];
  return PART_WEIGHT + texts.reduce((sum, text) => sum + PART_WEIGHT + text.length, 0);
}
