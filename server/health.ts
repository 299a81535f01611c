import type { ServerResponse } from "node:http";
import { checkKey } from "#core/crypto/check-key.ts";
import { schemaState } from "#db/migrate.ts";
import { logger } from "#platform/logger.ts";
import { forgetProcessState, processState } from "#platform/process-state.ts";

/**
 * Is the process alive, and may it be given work (decision 23)? /healthz touches nothing, so a slow database never gets
 * a live process killed. /readyz looks at database, schema and key, and says which of them it is. Both refuse detail:
 * anybody may ask, and no message of an error is repeated.
 */
export type Readiness = {
  state: Health["state"];
  database: "ok" | "unreachable" | "unknown";
  schema: "ok" | "behind" | "ahead" | "unknown";
  key: "ok" | "wrong" | "unknown";
};

/** Lives as long as the process; server/main.ts moves the state. */
export class Health {
  state: "starting" | "waiting for the schema" | "ready" | "stopping" = "starting";
}

const UNKNOWN = { database: "unknown", schema: "unknown", key: "unknown" } as const;
/** Probes come every few seconds from several places; asking anew for each would let strangers load the database. */
const REUSE_MS = 1_000;

export function answerHealthz(res: ServerResponse): void {
  answerJson(res, 200, { status: "alive" });
}

/** 200 when everything is ok, else 503. */
export async function answerReadyz(health: Health, res: ServerResponse): Promise<void> {
  const found = health.state === "ready" ? await recentReadiness() : UNKNOWN;
  const schema = health.state === "waiting for the schema" ? "behind" : found.schema;
  const readiness: Readiness = { state: health.state, ...found, schema };
  const isReady = found.database === "ok" && found.schema === "ok" && found.key === "ok";
  answerJson(res, isReady ? 200 : 503, readiness);
}

type Found = Omit<Readiness, "state">;

function recentReadiness(): Promise<Found> {
  return processState("health", () => {
    setTimeout(() => forgetProcessState("health"), REUSE_MS).unref();
    return look();
  });
}

async function look(): Promise<Found> {
  try {
    const schema = await schemaState();
    if (schema !== "current") return { database: "ok", schema, key: "unknown" };
  } catch (error) {
    logger().warn({ err: error }, "Not ready: the database does not answer");
    return { ...UNKNOWN, database: "unreachable" };
  }
  try {
    await checkKey();
    return { database: "ok", schema: "ok", key: "ok" };
  } catch (error) {
    logger().error({ err: error }, "Not ready: the key was not found to fit");
    const isWrong = typeof error === "object" && error !== null && "kind" in error && error.kind === "config";
    return { database: "ok", schema: "ok", key: isWrong ? "wrong" : "unknown" };
  }
}

function answerJson(res: ServerResponse, status: number, body: object): void {
  const text = `${JSON.stringify(body)}\n`;
  res.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  res.end(text);
}
