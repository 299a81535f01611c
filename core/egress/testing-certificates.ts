import { generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";

/**
 * For tests only: authorities and certificates made on the spot, so that no private key lies in the repository and
 * nothing expires there. node:crypto signs but writes no X.509, so the few structures of DER that it takes are here.
 * @see https://www.rfc-editor.org/rfc/rfc5280#section-4.1
 */
export type Issued = { readonly cert: string; readonly key: string };

type Subject = {
  readonly name: string;
  /** DNS names and IPv4 addresses. Without any it is an authority. */
  readonly hosts?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
};

const DAY_MS = 86_400_000;
const OID = {
  ecdsaWithSha256: "2a8648ce3d040302",
  commonName: "550403",
  basicConstraints: "551d13",
  subjectAltName: "551d11",
};

/** An authority, as PEM, and what it issues. */
export function newAuthority(name = "Test authority"): { pem: string; issue(subject: Subject): Issued } {
  const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const pem = certificate({ name }, keys.publicKey, { name, key: keys.privateKey });
  return {
    pem,
    issue: (subject) => {
      const own = generateKeyPairSync("ec", { namedCurve: "P-256" });
      return {
        cert: certificate(subject, own.publicKey, { name, key: keys.privateKey }),
        key: own.privateKey.export({ type: "pkcs8", format: "pem" }).toString(),
      };
    },
  };
}

function certificate(subject: Subject, key: KeyObject, issuer: { name: string; key: KeyObject }): string {
  const { notBefore = new Date(Date.now() - DAY_MS), notAfter = new Date(Date.now() + DAY_MS) } = subject;
  const algorithm = sequence(oid(OID.ecdsaWithSha256));
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    distinguished(issuer.name),
    sequence(time(notBefore), time(notAfter)),
    distinguished(subject.name),
    key.export({ type: "spki", format: "der" }),
    tagged(0xa3, sequence(subject.hosts ? altNames(subject.hosts) : authority())),
  );
  const signature = sign("sha256", body, issuer.key);
  const der = sequence(body, algorithm, tagged(0x03, Buffer.from([0]), signature));
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

function authority(): Buffer {
  const isCritical = tagged(0x01, Buffer.from([0xff]));
  return sequence(oid(OID.basicConstraints), isCritical, tagged(0x04, sequence(isCritical)));
}

function altNames(hosts: readonly string[]): Buffer {
  const names = hosts.map((host) =>
    /^[\d.]+$/.test(host)
      ? tagged(0x87, Buffer.from(host.split(".").map(Number)))
      : tagged(0x82, Buffer.from(host)),
  );
  return sequence(oid(OID.subjectAltName), tagged(0x04, sequence(...names)));
}

function distinguished(name: string): Buffer {
  return sequence(tagged(0x31, sequence(oid(OID.commonName), tagged(0x0c, Buffer.from(name)))));
}

/** UTCTime, for years up to 2049. */
function time(at: Date): Buffer {
  return tagged(0x17, Buffer.from(`${at.toISOString().replace(/[-:T]/g, "").slice(2, 14)}Z`));
}

function oid(hex: string): Buffer {
  return tagged(0x06, Buffer.from(hex, "hex"));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, ...parts);
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(content.length);
  return Buffer.concat([Buffer.from([tag, 0x82]), length, content]);
}
