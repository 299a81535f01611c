/**
 * The embedded PostgreSQL cannot be started. `kind` is "config", because an operator can cure it and may read the
 * message: one sentence that says what is wrong and what to do, without a password and without a statement.
 */
export class EmbeddedPostgresError extends Error {
  readonly kind = "config";

  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.name = "EmbeddedPostgresError";
  }
}

/** Why a start may succeed when it is tried again: the dead server's pid is not reaped yet, or the port is taken. */
export type StartProblem = { retry: "same port" | "other port" | "no"; sentence: string };

/** Reads what the server wrote while it failed to start. */
export function explainStart(output: string, dataDir: string): StartProblem {
  if (/lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(output)) {
    return { retry: "same port", sentence: `Another PostgreSQL is running on ${dataDir}.` };
  }
  if (/could not bind .*(Address|address) already in use/s.test(output)) {
    return {
      retry: "other port",
      sentence: "The port of the embedded PostgreSQL is taken by another program.",
    };
  }
  if (/No space left on device/i.test(output)) {
    return {
      retry: "no",
      sentence: `The disk that holds ${dataDir} is full. Make room, then start Keyhole again.`,
    };
  }
  if (/Permission denied|has (wrong ownership|invalid permissions)/i.test(output)) {
    return {
      retry: "no",
      sentence: `PostgreSQL may not read or write ${dataDir}. Was it copied by another user?`,
    };
  }
  const last = [...output.matchAll(/(?:FATAL|PANIC|error): {1,2}(.*)/gi)].at(-1)?.[1];
  return { retry: "no", sentence: `PostgreSQL did not start on ${dataDir}${last ? `: ${last}` : "."}` };
}
