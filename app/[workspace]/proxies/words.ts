/** Sentences that more than one part of these pages says. */
export const LIST_DESCRIPTION = "Plugins call through a proxy, which adds the credential; they never see it.";
export const EDIT_PERMISSION = "Edit plugin proxies";

/** "`/proxy/stripe`": where plugins find it on this server. */
export function proxyPath(tag: string): string {
  return `/proxy/${tag}`;
}
