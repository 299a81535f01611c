import { execFile, execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

/**
 * The load: as many connections as asked, each with one request at a time, for some seconds. wrk where it is installed;
 * else load-process.ts, which needs only Node but takes more processor itself, so its rates are lower for every subject.
 */
export type Job = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes of a POST body; 0 for a GET. */
  readonly postBytes: number;
  readonly connections: number;
  /** Whole seconds: wrk knows no others. */
  readonly seconds: number;
};

export type LoadResult = {
  readonly requests: number;
  readonly seconds: number;
  /** Of bodies and heads, also of answers that were under way when the time was over. */
  readonly bytes: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** Answers other than 2xx, sockets that broke, and answers that took above 10 s. */
  readonly badAnswers: number;
  readonly socketErrors: number;
};

export type Load = { readonly name: string; run(job: Job): Promise<LoadResult> };

const run = promisify(execFile);
/** Far above the slowest answer, a 10 MB body behind 32 others. */
const TIMEOUT_MS = 10_000;

/**
 * @param folder for wrk's scripts, which hold the headers: they do not belong on a command line.
 * @param isOwn takes our own although wrk is there.
 */
export function loadGenerator(folder: string, cores: string | null, isOwn = false): Load {
  const version = isOwn ? null : wrkVersion();
  const pinned = (file: string, args: string[]): [string, string[]] =>
    cores === null ? [file, args] : ["taskset", ["-c", cores, file, ...args]];
  if (version === null) {
    const program = join(import.meta.dirname, "load-process.ts");
    return {
      name: "own load generator (wrk is not installed; rates are lower for all, ratios nearer to 1)",
      run: async (job) => {
        const { stdout } = await run(...pinned(process.execPath, [program, JSON.stringify(job)]));
        return JSON.parse(stdout) as LoadResult;
      },
    };
  }
  return { name: version, run: (job) => runWrk(job, folder, pinned) };
}

function wrkVersion(): string | null {
  try {
    // It answers its version on both outputs and exits with 1.
    execFileSync("wrk", ["-v"], { stdio: "pipe" });
    return "wrk";
  } catch (error) {
    const { code, stdout } = error as { code?: string; stdout?: Buffer };
    if (code === "ENOENT") return null;
    return /^wrk \S+/.exec(String(stdout))?.[0] ?? "wrk";
  }
}

const NOTHING = { requests: 0, seconds: 0, bytes: 0, p50Ms: 0, p99Ms: 0, badAnswers: 0, socketErrors: 0 };

type Pinned = (file: string, args: string[]) => [string, string[]];

async function runWrk(job: Job, folder: string, pinned: Pinned): Promise<LoadResult> {
  const script = join(folder, `${randomUUID()}.lua`);
  writeFileSync(script, wrkScript(job), { mode: 0o600 });
  const args = [
    "--threads=1",
    `--connections=${job.connections}`,
    `--duration=${job.seconds}s`,
    `--timeout=${TIMEOUT_MS / 1000}s`,
    `--script=${script}`,
    `http://127.0.0.1:${job.port}`,
  ];
  try {
    const { stdout } = await run(...pinned("wrk", args));
    const line = stdout.split("\n").find((text) => text.startsWith("{"));
    if (line === undefined) throw new Error(`wrk said nothing of use:\n${stdout}`);
    return JSON.parse(line) as LoadResult;
  } catch (error) {
    if (!String((error as { stderr?: unknown }).stderr).includes("unable to connect")) throw error;
    return { ...NOTHING, socketErrors: job.connections };
  } finally {
    rmSync(script, { force: true });
  }
}

/** Lua: the request once, as bytes, and a `done` that prints a LoadResult. wrk counts in microseconds. */
function wrkScript({ path, headers, postBytes }: Job): string {
  const lines = Object.entries(headers).map(
    ([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`,
  );
  const body = postBytes > 0 ? [`wrk.method = "POST"`, `wrk.body = string.rep("x", ${postBytes})`] : [];
  return `${[...lines, ...body].join("\n")}
wrk.path = ${JSON.stringify(path)}
function done(summary, latency)
  local e = summary.errors
  print(string.format(
    '{"requests":%d,"seconds":%.6f,"bytes":%.0f,"p50Ms":%.4f,"p99Ms":%.4f,"badAnswers":%d,"socketErrors":%d}',
    summary.requests, summary.duration / 1e6, summary.bytes,
    latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.status, e.connect + e.read + e.write + e.timeout))
end
`;
}
