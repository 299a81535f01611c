import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What all subjects of one run share: a folder, the credential that each of them must add, the bodies, and a private
 * certificate authority. Made anew for each run and removed with it.
 */
export type Setting = {
  folder: string;
  /** The value of the secret. The upstream answers 401 to whatever comes without `Authorization: Bearer <value>`. */
  value: string;
  bodies: string;
  /** Null where openssl is not installed: then nothing is measured over TLS. */
  tls: { ca: string; certificate: string; key: string } | null;
};

export const BODY_BYTES = { "1k": 1_024, "100k": 102_400, "10m": 10_485_760 } as const;

export function createSetting(): Setting {
  const folder = mkdtempSync(join(tmpdir(), "keyhole-bench-"));
  // nginx drops root for its worker, and PostgreSQL runs as somebody else too.
  chmodSync(folder, 0o755);
  const bodies = join(folder, "bodies");
  mkdirSync(bodies);
  for (const [name, size] of Object.entries(BODY_BYTES)) writeFileSync(join(bodies, name), jsonOf(size));
  // Letters and digits only, as most tokens: every spelling of it is short, which is the usual case.
  const value = `kbn_${randomBytes(24).toString("hex")}`;
  return { folder, value, bodies, tls: createCertificates(folder) };
}

/** Exactly so many bytes of JSON as APIs answer it: a list of records, filled up with spaces. */
export function jsonOf(size: number): Buffer {
  const records: string[] = [];
  for (let length = 2, id = 1; ; id++) {
    const record = JSON.stringify({
      id,
      name: `Item ${id}`,
      url: `https://api.example.com/v1/items/${id}?page=${id % 7}`,
      owner: { login: `user-${id % 97}`, isAdmin: id % 13 === 0 },
      note: `"Quoted" text, a line\nbreak and ünïcödé no. ${id}`,
      amount: id * 1.25,
      tags: ["alpha", "beta", null],
    });
    const bytes = Buffer.byteLength(record) + 1;
    if (length + bytes > size) break;
    length += bytes;
    records.push(record);
  }
  const text = Buffer.from(`[${records.join(",")}]`);
  return Buffer.concat([text, Buffer.alloc(size - text.length, " ")]);
}

function createCertificates(folder: string): Setting["tls"] {
  const at = (name: string): string => join(folder, name);
  const openssl = (...args: string[]): void => {
    execFileSync("openssl", args, { stdio: "pipe", cwd: folder });
  };
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  try {
    openssl(
      "req",
      "-x509",
      ...key,
      "-keyout",
      "ca.key",
      "-out",
      "ca.pem",
      "-days",
      "2",
      "-subj",
      "/CN=bench",
    );
    openssl("req", "-new", ...key, "-keyout", "tls.key", "-out", "tls.csr", "-subj", "/CN=localhost");
    writeFileSync(at("san"), "subjectAltName=DNS:localhost,IP:127.0.0.1\n");
    const signed = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-days", "2", "-extfile", "san"];
    openssl("x509", "-req", "-in", "tls.csr", "-out", "tls.pem", ...signed);
    return { ca: at("ca.pem"), certificate: at("tls.pem"), key: at("tls.key") };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
    throw error;
  }
}
