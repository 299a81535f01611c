import { EntitySchema } from "typeorm";

/** Failures in a row of one account or address. `key` is an HMAC, so the table names nobody. */
export type SignInAttemptRow = {
  key: Buffer;
  failures: number;
  lastFailedAt: Date;
  lockedUntil: Date | null;
};

export const SignInAttemptEntity = new EntitySchema<SignInAttemptRow>({
  name: "SignInAttempt",
  tableName: "sign_in_attempts",
  columns: {
    key: { type: "bytea", primary: true, primaryKeyConstraintName: "sign_in_attempts_pkey" },
    failures: { type: "integer" },
    lastFailedAt: { type: "timestamptz", name: "last_failed_at" },
    lockedUntil: { type: "timestamptz", name: "locked_until", nullable: true },
  },
});
