import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext, getCACertificates, type SecureContext } from "node:tls";
import { ConfigError, config } from "#platform/config.ts";
import { processState } from "#platform/process-state.ts";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * Whose certificates are believed of upstreams: node's list of authorities, this machine's, and KEYHOLE_EXTRA_CA_FILE's.
 * Made once for a process: reading some hundred certificates takes a tenth of a second, and each connection would else
 * do it again. @throws {ConfigError} as `checkExtraCa`.
 */
export function upstreamTrust(): SecureContext {
  return processState("upstreamTrust", () =>
    createSecureContext({
      ca: [
        ...new Set([...getCACertificates("default"), ...getCACertificates("system"), ...extraCertificates()]),
      ],
    }),
  );
}

/**
 * For the start: an authority that can't be read would show only in requests that fail.
 * @throws {ConfigError} when the file can't be read, has no certificate in it, or one that is none.
 */
export function checkExtraCa(): void {
  extraCertificates();
}

function extraCertificates(): string[] {
  const { extraCaFile } = config();
  if (extraCaFile === undefined) return [];
  const certificates = read(extraCaFile).match(CERTIFICATE) ?? [];
  if (certificates.length === 0) throw wrong("has no certificate in it (-----BEGIN CERTIFICATE-----)");
  for (const [i, pem] of certificates.entries()) {
    if (!isCertificate(pem)) throw wrong(`can't be used: certificate ${i + 1} in it is damaged`);
  }
  return certificates;
}

function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch (error) {
    throw wrong(`can't be read: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function isCertificate(pem: string): boolean {
  try {
    return new X509Certificate(pem).raw.length > 0;
  } catch {
    return false;
  }
}

/** Names the variable and not the file: the operator knows which one it is. */
function wrong(what: string): ConfigError {
  return new ConfigError(`The file that KEYHOLE_EXTRA_CA_FILE names ${what}.`);
}
