import { type GraphQLResolveInfo, getNamedType, isEnumType, isObjectType } from "graphql";
import { toKeyholeError, type UserError, type UserErrorCode } from "#core/errors.ts";

type PayloadError<C> = {
  message: string;
  field: string[] | null;
  code: C;
} & Record<string, unknown>;

/**
 * Runs the use case of a mutation and turns its UserErrors into the payload's `userErrors`. A code that the
 * payload's enum does not have goes on as a throw and becomes a top-level BAD_USER_INPUT (errors.ts), so that
 * a code added in core cannot break the answer; so does every error that is not the caller's to fix.
 */
export async function withUserErrors<P extends object, C extends UserErrorCode>(
  info: GraphQLResolveInfo,
  work: () => Promise<P>,
): Promise<(P | Record<never, never>) & { userErrors: PayloadError<C>[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    const found = userErrorsIn(error);
    const codes = codesOf(info);
    if (found === null || !found.every(({ code }) => codes.has(code))) throw error;
    return {
      userErrors: found.map((each) => ({
        ...each.details,
        message: each.message,
        field: each.field && [...each.field],
        code: each.code as C,
      })),
    };
  }
}

function userErrorsIn(error: unknown): readonly UserError[] | null {
  const known = toKeyholeError(error);
  if (known?.kind === "users") return known.errors;
  return known?.kind === "user" ? [known] : null;
}

/** The codes that this mutation's payload can carry, read from the schema. */
function codesOf({ returnType }: GraphQLResolveInfo): ReadonlySet<string> {
  const payload = getNamedType(returnType);
  const entry = isObjectType(payload) ? payload.getFields().userErrors : undefined;
  const userError = entry && getNamedType(entry.type);
  const code = isObjectType(userError) ? userError.getFields().code : undefined;
  const codes = code && getNamedType(code.type);
  return new Set(isEnumType(codes) ? codes.getValues().map(({ name }) => name) : []);
}
