import {
  type DestinationStream,
  type LevelWithSilent,
  type Logger,
  type LoggerOptions,
  pino,
  stdSerializers,
} from "pino";
import { config } from "./config.ts";
import { processState } from "./process-state.ts";

/**
 * One JSON line per event on stdout. pino, because it is the fast, kept logger of this field and escapes
 * CR, LF and ANSI in every field (security.md L-17).
 *
 * Nothing that a caller sent is logged: no body, no variables, no header, no query string. An error is logged
 * by class, code, stack frames and the same of its causes; its message only when the error is one of ours, since
 * messages of graphql-js, undici, pg and node:http quote what they were given (security.md §4, traps 1 and 2).
 */
export type LoggedError = {
  type: string;
  code?: string;
  message?: string;
  stack?: string[];
  cause?: LoggedError;
};

const OWN_KINDS: readonly unknown[] = ["user", "users", "access", "upstream", "unavailable", "config"];

export function toLoggedError(error: unknown, depth = 0): LoggedError {
  if (!(error instanceof Error) && !(typeof error === "object" && error !== null && "message" in error)) {
    return { type: typeof error };
  }
  const { name, code, kind, message, stack, cause } = error as Error & { code?: unknown; kind?: unknown };
  return {
    type: String(name ?? "Error"),
    ...(typeof code === "string" ? { code } : {}),
    ...(OWN_KINDS.includes(kind) ? { message } : {}),
    ...(typeof stack === "string" ? { stack: frames(stack) } : {}),
    ...(cause !== undefined && depth < 4 ? { cause: toLoggedError(cause, depth + 1) } : {}),
  };
}

/** Only lines that point into code: the head of a stack repeats the message, over as many lines as it has. */
function frames(stack: string): string[] {
  return stack
    .split("\n")
    .filter((line) => /^\s+at .*(:\d+:\d+\)?|\(native\)|\(<anonymous>\))$/.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}

export function logger(): Logger {
  return processState("logger", () => newLogger(config().logLevel));
}

/** The logger as `logger()` has it. @param destination for a test that reads what is written; stdout when left out. */
export function newLogger(level: LevelWithSilent, destination?: DestinationStream): Logger {
  const options: LoggerOptions = {
    level,
    base: undefined,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label) => ({ level: label }) },
    serializers: {
      ...stdSerializers,
      err: toLoggedError,
      error: toLoggedError,
      req: () => undefined,
      res: () => undefined,
    },
  };
  return destination ? pino(options, destination) : pino(options);
}
