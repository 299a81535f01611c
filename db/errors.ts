/**
 * What PostgreSQL's errors mean. Only this file knows codes; callers match on constraint names, which are written
 * in the migrations.
 * @see https://www.postgresql.org/docs/18/errcodes-appendix.html
 */
type PostgresError = { code?: unknown; constraint?: unknown; driverError?: PostgresError; cause?: unknown };

const UNIQUE_VIOLATION = "23505";
const CHECK_VIOLATION = "23514";
/** Asked for at the start of a connection, a role that is not there is an invalid value of the setting `role`. */
const INVALID_PARAMETER_VALUE = "22023";

/**
 * Codes after which the same statement may work later: class 08 (connection), 57P01 to 57P03 (server shuts down or
 * starts), 53300 (too many connections), and what node gives for a socket that broke.
 */
const UNAVAILABLE =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|EHOSTUNREACH)$/;
/**
 * pg gives these no code. The last two are TypeORM's: when a connection breaks under a transaction, it takes the connection
 * away, and the next statement finds it gone.
 */
const UNAVAILABLE_MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Driver not Connected|Cannot use a pool after calling end|Database connection provided by a query runner was already released|Query runner already released)/;

/** The database cannot be reached or is going away. Nothing was committed that was not acknowledged. */
export class DatabaseUnavailableError extends Error {
  readonly kind = "unavailable";
  readonly code = "DATABASE_UNAVAILABLE";

  constructor(options: { cause?: unknown } = {}) {
    super("The database can't be reached. Nothing was changed; try again.", options);
    this.name = "DatabaseUnavailableError";
  }
}

/** True when `error` is PostgreSQL's refusal of a duplicate by the named constraint or unique index. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const found = driverError(error);
  return found?.code === UNIQUE_VIOLATION && found.constraint === constraint;
}

/** True when a connection was refused because its role is made by a migration that has not run. */
export function isRoleMissing(error: unknown): boolean {
  return driverError(error)?.code === INVALID_PARAMETER_VALUE;
}

/** True when a row of a partitioned table has no partition to go to. */
export function isPartitionMissing(error: unknown): boolean {
  const found = driverError(error);
  // A check that fails has a name.
  return found?.code === CHECK_VIOLATION && found.constraint === undefined;
}

/** True when what was to be written is at fault (classes 22 and 23), so that another try would fail alike. */
export function isRowRefused(error: unknown): boolean {
  const code = driverError(error)?.code;
  return typeof code === "string" && /^2[23]/.test(code);
}

export function isUnavailable(error: unknown): boolean {
  const found = driverError(error);
  if (found === null) return false;
  if (typeof found.code === "string" && UNAVAILABLE.test(found.code)) return true;
  return found instanceof Error && UNAVAILABLE_MESSAGES.test(found.message);
}

/** TypeORM wraps what pg throws; the code may be on either. */
function driverError(error: unknown): PostgresError | null {
  if (typeof error !== "object" || error === null) return null;
  const { driverError: inner } = error as PostgresError;
  return typeof inner === "object" && inner !== null ? inner : (error as PostgresError);
}
