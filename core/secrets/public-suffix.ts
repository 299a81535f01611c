import { parse } from "tldts";

/**
 * Names below which anybody can get a host, by the Public Suffix List (https://publicsuffix.org) as tldts carries it:
 * the parts of registries (`co.uk`) and the private ones (`github.io`, `s3.amazonaws.com`). Both, since it makes no
 * difference to a secret whether a registry or a hoster hands its neighbours out. A name of which the list knows nothing
 * (`localhost`, `intranet`, `svc.cluster.local`) is none: inside a network nobody but its owner hands names out. Where
 * the list has a rule `*.kawasaki.jp`, tldts counts `kawasaki.jp` among them, which is what `https://*.kawasaki.jp` needs.
 * @param hostname as the URL parser writes it, without a dot at its end.
 */
export function isPublicSuffix(hostname: string): boolean {
  const { publicSuffix, isIcann, isPrivate } = parse(hostname, {
    allowPrivateDomains: true,
    // It is a host name already; with these the package would read and check it as if it were a URL.
    extractHostname: false,
    validateHostname: false,
  });
  return publicSuffix === hostname && (isIcann === true || isPrivate === true);
}
