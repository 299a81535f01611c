import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, chownSync, existsSync, lchownSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { open, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { checkReachable, type PostgresAccount } from "./account.ts";
import { EmbeddedPostgresError, explainStart } from "./problems.ts";

/** What lies in the data directory. The key file is core/crypto's and only its neighbour. */
export type ClusterPaths = { dir: string; pgData: string; access: string; lock: string; log: string };

/** How to get in: 0600 beside the data, of whoever starts Keyhole. Both passwords are random. */
export type ClusterAccess = { port: number; superuserPassword: string; ownerPassword: string };

export const SUPERUSER = "postgres";

export function clusterPaths(dir: string): ClusterPaths {
  return {
    dir,
    pgData: join(dir, "pg"),
    access: join(dir, "pg-access.json"),
    lock: join(dir, "pg-start.lock"),
    log: join(dir, "pg.log"),
  };
}

/**
 * Nothing of PostgreSQL's gets our environment (it may hold the key), and its messages stay in English.
 * It ignores NODE_ENV; Next's types demand one in every environment.
 */
export const POSTGRES_ENV = {
  PATH: "/usr/bin:/bin",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: "production",
} as const;

/** As root the folder must let PostgreSQL's uid pass to `pg`, while nobody may list it; otherwise it is ours alone. */
export function prepareDir(paths: ClusterPaths, account: PostgresAccount | null): void {
  mkdirSync(paths.dir, { recursive: true, mode: account ? 0o711 : 0o700 });
  if (!account) return;
  chmodSync(paths.dir, 0o711);
  checkReachable(paths.dir, account);
}

export async function readAccess(paths: ClusterPaths): Promise<ClusterAccess> {
  if (existsSync(paths.access)) return JSON.parse(await readFile(paths.access, "utf8")) as ClusterAccess;
  if (existsSync(paths.pgData)) {
    throw new EmbeddedPostgresError(
      `${paths.access}, which holds the passwords of the embedded database, is missing beside its data. Restore it.`,
    );
  }
  const password = () => randomBytes(24).toString("hex");
  const access = { port: 0, superuserPassword: password(), ownerPassword: password() };
  await writeAccess(paths, access);
  return access;
}

export async function writeAccess(paths: ClusterPaths, access: ClusterAccess): Promise<void> {
  const draft = `${paths.access}.new`;
  await rm(draft, { force: true });
  const file = await open(draft, "wx", 0o600);
  try {
    await file.writeFile(`${JSON.stringify(access)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, paths.access);
}

/** Makes the data once. It is renamed into place when complete, so a start killed in the middle begins anew. */
export async function createCluster(
  paths: ClusterPaths,
  binaries: string,
  account: PostgresAccount | null,
  options: { superuserPassword: string; durable: boolean },
): Promise<void> {
  if (existsSync(paths.pgData)) return checkVersion(paths, binaries);
  const staging = join(paths.dir, "pg.new");
  await rm(staging, { recursive: true, force: true });
  // Only our own group may pass: the borrowed uid of initdb is shared with other programs.
  mkdirSync(staging, { mode: account ? 0o710 : 0o700 });
  const data = join(staging, "pg");
  const passwordFile = join(staging, "password");
  mkdirSync(data, { mode: 0o700 });
  await writeFile(passwordFile, options.superuserPassword, { mode: 0o600 });
  if (account) {
    chmodSync(staging, 0o710);
    chownSync(staging, 0, account.gid);
    for (const path of [data, passwordFile]) chownSync(path, account.initUid, account.gid);
  }
  try {
    await runInitdb(binaries, data, passwordFile, account, options.durable);
    if (account) giveAway(data, account);
    await rename(data, paths.pgData);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function runInitdb(
  binaries: string,
  data: string,
  passwordFile: string,
  account: PostgresAccount | null,
  durable: boolean,
): Promise<void> {
  const flags = [
    `--pgdata=${data}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // Not the host's locale: indexes on text would break when the C library is updated. lower() knows Unicode.
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--no-instructions",
    ...(durable ? [] : ["--no-sync"]),
  ];
  const child = spawn(join(binaries, "bin", "initdb"), flags, {
    cwd: dirname(data),
    env: POSTGRES_ENV,
    stdio: ["ignore", "pipe", "pipe"],
    ...(account ? { uid: account.initUid, gid: account.gid } : {}),
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (output += chunk));
  const exitCode = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (exitCode !== 0) throw new EmbeddedPostgresError(explainStart(output, data).sentence);
}

/** The tree as initdb left it, to PostgreSQL's own uid. Links are not followed: the borrowed uid made them. */
function giveAway(path: string, account: PostgresAccount): void {
  lchownSync(path, account.uid, account.gid);
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    if (entry.isDirectory()) giveAway(join(path, entry.name), account);
    else lchownSync(join(path, entry.name), account.uid, account.gid);
  }
}

/** Data of another major version does not open; PostgreSQL's own words for that name no way out. */
function checkVersion({ pgData }: ClusterPaths, binaries: string): void {
  const file = join(pgData, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : null;
  if (found === null)
    throw new EmbeddedPostgresError(`${pgData} is not the data of a PostgreSQL. Move it away.`);
  const catalog = readFileSync(join(binaries, "share", "postgresql", "postgres.bki"), "utf8").slice(0, 40);
  const brought = /^# PostgreSQL (\d+)/.exec(catalog)?.[1];
  if (brought !== undefined && brought !== found) {
    throw new EmbeddedPostgresError(
      `${pgData} was written by PostgreSQL ${found}, and this Keyhole brings ${brought}. Start the Keyhole that wrote ` +
        "it, dump its database, and restore the dump into a fresh data directory.",
    );
  }
}
