import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { resolve } from "node:path";
import { z } from "zod";
import { processState } from "./process-state.ts";
import { limitSetting, type ProxyLimits } from "./proxy-limits.ts";

/**
 * The only reader of `process.env`. Everything an operator can set is in this schema, in `.env.example` and in
 * docs/operations.md. It is parsed once per process; variables that hold secrets are deleted after reading, so
 * that no child process and no crash dump of the environment has them (security.md L-12).
 */
const ROLES = ["web", "proxy", "worker"] as const;
export type ProcessRole = (typeof ROLES)[number];

const list = z
  .string()
  .default("")
  .transform((text) => text.split(/[\s,]+/).filter((part) => part !== ""));

const origin = z
  .string()
  .refine(isOrigin, "must be an origin such as https://keyhole.example.com, without a path")
  .transform((text) => new URL(text).origin);

const environment = z.object({
  NODE_ENV: z.enum(["production", "development", "test"]).default("production"),
  HOST: z.string().default("127.0.0.1"),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATABASE_URL: z.string().optional(),
  KEYHOLE_URL: origin.optional(),
  KEYHOLE_TRUSTED_PROXIES: list,
  KEYHOLE_DATA_DIR: z.string().optional(),
  KEYHOLE_DIST_DIR: z.string().default(".next"),
  KEYHOLE_KEY: z.string().optional(),
  KEYHOLE_KEY_FILE: z.string().optional(),
  KEYHOLE_ROLES: list
    .pipe(z.array(z.enum(ROLES)))
    .transform((roles) => new Set(roles.length ? roles : ROLES)),
  KEYHOLE_MIGRATE: z.enum(["on", "off"]).default("on"),
  KEYHOLE_EGRESS_ALLOW: list,
  KEYHOLE_USE_RECORDS: z.enum(["batched", "strict"]).default("batched"),
  KEYHOLE_USE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3650).default(30),
  KEYHOLE_DNS_SERVERS: list,
  KEYHOLE_REQUIRE_DESTINATIONS: z.enum(["on", "off"]).default("off"),
  KEYHOLE_EXTRA_CA_FILE: z.string().optional(),
  KEYHOLE_PROXY_CONNECT_TIMEOUT_MS: limitSetting("connectMs"),
  KEYHOLE_PROXY_FIRST_BYTE_TIMEOUT_MS: limitSetting("firstByteMs"),
  KEYHOLE_PROXY_IDLE_TIMEOUT_MS: limitSetting("idleMs"),
  KEYHOLE_PROXY_TOTAL_TIMEOUT_MS: limitSetting("totalMs"),
  KEYHOLE_PROXY_MAX_REQUEST_BYTES: limitSetting("maxRequestBytes"),
  KEYHOLE_PROXY_MAX_RESPONSE_BYTES: limitSetting("maxResponseBytes"),
  KEYHOLE_PROXY_MAX_PER_CALLER: limitSetting("maxPerCaller"),
  KEYHOLE_PROXY_MAX_PER_ORIGIN: limitSetting("maxPerOrigin"),
  KEYHOLE_ADMIN_EMAIL: z.string().optional(),
  KEYHOLE_ADMIN_PASSWORD: z.string().optional(),
  KEYHOLE_ADMIN_PASSWORD_FILE: z.string().optional(),
  KEYHOLE_DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  KEYHOLE_GRAPHIQL: z.enum(["on", "off"]).default("on"),
  KEYHOLE_LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Config = {
  nodeEnv: "production" | "development" | "test";
  host: string;
  /** 0 asks the system for a free port; `publicUrl` must then be set. */
  port: number;
  /** Only source of links, of the cookies' security and of callback addresses (decision 22). No trailing slash. */
  publicUrl: string;
  isHttps: boolean;
  /** Addresses or CIDR ranges whose `X-Forwarded-For` counts. */
  trustedProxies: readonly string[];
  /** Undefined means the embedded PostgreSQL. */
  databaseUrl: string | undefined;
  /** Absolute; undefined lets db/embedded-postgres.ts choose (decision 4). */
  dataDir: string | undefined;
  distDir: string;
  /** KEK in the format `khk1_…`, or the file that holds it. `keyFile` undefined: `key` beside the data. */
  key: string | undefined;
  keyFile: string | undefined;
  roles: ReadonlySet<ProcessRole>;
  migrate: boolean;
  /** Addresses or CIDR ranges that the address policy lets through although they are private. */
  egressAllow: readonly string[];
  /** "strict": nothing is sent before its record is on disk. */
  useRecords: "batched" | "strict";
  useRetentionDays: number;
  /** Name servers to ask for upstreams, `address` or `address:port`; none means the system's resolver. */
  dnsServers: readonly string[];
  /** A secret without destinations can neither be saved nor used. */
  requireDestinations: boolean;
  /** A PEM file of authorities that upstreams' certificates may come from, beside the usual ones. Absolute. */
  extraCaFile: string | undefined;
  /** What a request through a proxy may take where the proxy says nothing else (core/egress/limits.ts). */
  proxyLimits: ProxyLimits;
  admin: { email: string; password: string } | undefined;
  databasePool: number;
  graphiql: boolean;
  logLevel: "trace" | "debug" | "info" | "warn" | "error" | "silent";
};

/** Thrown at start with one line per wrong variable. Never quotes what was set, since it may be a key. */
export class ConfigError extends Error {
  readonly kind = "config";
}

export function config(): Config {
  return processState("config", () => readConfig(process.env));
}

/** Parses `env`, and deletes from it the variables that hold secrets. @throws {ConfigError} */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = environment.safeParse(
    Object.fromEntries(Object.entries(env).filter(([, text]) => text !== "")),
  );
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path[0]?.toString()}: ${issue.message}`);
    throw new ConfigError(`These environment variables are wrong:\n${lines.join("\n")}`);
  }
  const e = parsed.data;
  const publicUrl = e.KEYHOLE_URL ?? `http://${hostForUrl(e.HOST)}:${e.PORT}`;
  const settings: Config = {
    nodeEnv: e.NODE_ENV,
    host: e.HOST,
    port: e.PORT,
    publicUrl,
    isHttps: publicUrl.startsWith("https:"),
    trustedProxies: e.KEYHOLE_TRUSTED_PROXIES,
    databaseUrl: e.DATABASE_URL,
    dataDir: e.KEYHOLE_DATA_DIR && absolute(e.KEYHOLE_DATA_DIR),
    distDir: e.KEYHOLE_DIST_DIR,
    key: e.KEYHOLE_KEY,
    keyFile: e.KEYHOLE_KEY_FILE && absolute(e.KEYHOLE_KEY_FILE),
    roles: e.KEYHOLE_ROLES,
    migrate: e.KEYHOLE_MIGRATE === "on",
    egressAllow: e.KEYHOLE_EGRESS_ALLOW,
    useRecords: e.KEYHOLE_USE_RECORDS,
    useRetentionDays: e.KEYHOLE_USE_RETENTION_DAYS,
    dnsServers: e.KEYHOLE_DNS_SERVERS,
    requireDestinations: e.KEYHOLE_REQUIRE_DESTINATIONS === "on",
    extraCaFile: e.KEYHOLE_EXTRA_CA_FILE && absolute(e.KEYHOLE_EXTRA_CA_FILE),
    proxyLimits: {
      connectMs: e.KEYHOLE_PROXY_CONNECT_TIMEOUT_MS,
      firstByteMs: e.KEYHOLE_PROXY_FIRST_BYTE_TIMEOUT_MS,
      idleMs: e.KEYHOLE_PROXY_IDLE_TIMEOUT_MS,
      totalMs: e.KEYHOLE_PROXY_TOTAL_TIMEOUT_MS,
      maxRequestBytes: e.KEYHOLE_PROXY_MAX_REQUEST_BYTES,
      maxResponseBytes: e.KEYHOLE_PROXY_MAX_RESPONSE_BYTES,
      maxPerCaller: e.KEYHOLE_PROXY_MAX_PER_CALLER,
      maxPerOrigin: e.KEYHOLE_PROXY_MAX_PER_ORIGIN,
    },
    admin: readAdmin(e.KEYHOLE_ADMIN_EMAIL, e.KEYHOLE_ADMIN_PASSWORD, e.KEYHOLE_ADMIN_PASSWORD_FILE),
    databasePool: e.KEYHOLE_DATABASE_POOL,
    graphiql: e.KEYHOLE_GRAPHIQL === "on",
    logLevel: e.KEYHOLE_LOG_LEVEL,
  };
  for (const name of ["KEYHOLE_KEY", "KEYHOLE_ADMIN_PASSWORD", "DATABASE_URL"]) delete env[name];
  return settings;
}

function readAdmin(email?: string, password?: string, passwordFile?: string): Config["admin"] {
  if (!email) return undefined;
  const secret =
    password ?? (passwordFile && readFileSync(absolute(passwordFile), "utf8").replace(/\r?\n$/, ""));
  if (!secret)
    throw new ConfigError("KEYHOLE_ADMIN_EMAIL needs KEYHOLE_ADMIN_PASSWORD or KEYHOLE_ADMIN_PASSWORD_FILE.");
  return { email, password: secret };
}

function absolute(path: string): string {
  return resolve(path.replace(/^~(?=\/|$)/, homedir()));
}

function isOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === "" && url.pathname === "/" && url.search === "";
}

/** A wildcard listener has no name of its own; a person on this machine reaches it by loopback. */
function hostForUrl(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "127.0.0.1";
  return host.includes(":") ? `[${host}]` : host;
}
