import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { EmbeddedPostgresError } from "./problems.ts";

/**
 * As whom PostgreSQL runs. It refuses root, so root lends it a uid of its own: one that owns the data and nothing
 * else, and so cannot read the key file. No account is created for it; PostgreSQL needs none.
 */
export type PostgresAccount = {
  uid: number;
  gid: number;
  /** initdb, unlike the server, demands that its uid has a name; it borrows this one and root then gives the data away. */
  initUid: number;
};

/**
 * 60578 to 61183: systemd's list of uids keeps this range unused, it is below the 65,536 that a user namespace of a
 * container usually maps, and outside what Debian and systemd hand out by themselves.
 * @see https://systemd.io/UIDS-GIDS/
 */
const FIRST_UID = 60_578;
const UID_COUNT = 606;

/** Null unless we are root. The owner of existing data decides, else a free uid that follows from the path. */
export function postgresAccount(pgData: string): PostgresAccount | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(pgData, { throwIfNoEntry: false })?.uid;
  const uid = owner || freeUid(pgData);
  return { uid, gid: uid, initUid: namedUid() };
}

function freeUid(path: string): number {
  const taken = new Set([...idsIn("/etc/passwd"), ...idsIn("/etc/group")]);
  const start = createHash("sha256").update(path).digest().readUInt32BE(0) % UID_COUNT;
  for (let step = 0; step < UID_COUNT; step++) {
    const uid = FIRST_UID + ((start + step) % UID_COUNT);
    if (!taken.has(uid)) return uid;
  }
  throw new EmbeddedPostgresError(
    `All uids from ${FIRST_UID} on are taken. Start Keyhole as an ordinary user.`,
  );
}

/** The third field of both files is the id. */
function idsIn(file: string): number[] {
  return lines(file).map((fields) => Number(fields[2]));
}

function namedUid(): number {
  const accounts = lines("/etc/passwd").filter((fields) => Number(fields[2]) !== 0);
  const account = accounts.find(([name]) => name === "nobody") ?? accounts[0];
  if (!account) {
    throw new EmbeddedPostgresError(
      "/etc/passwd names no account but root. Start Keyhole as an ordinary user.",
    );
  }
  return Number(account[2]);
}

function lines(file: string): string[][] {
  try {
    const text = readFileSync(file, "utf8").split("\n");
    return text.filter((line) => /^[^#:]+:/.test(line)).map((line) => line.split(":"));
  } catch {
    return [];
  }
}

/** PostgreSQL's uid must be able to pass every folder above its data. @throws {EmbeddedPostgresError} naming the one that bars it. */
export function checkReachable(dir: string, account: PostgresAccount): void {
  for (let folder = dir; ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) {
      throw new EmbeddedPostgresError(
        `As root, PostgreSQL runs as uid ${account.uid}, which may not pass ${folder} to reach ${dir}. ` +
          `Choose another KEYHOLE_DATA_DIR, or run "chmod o+x ${folder}".`,
      );
    }
    if (folder === dirname(folder)) return;
  }
}
