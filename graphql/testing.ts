import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLOutputType,
  getDirectiveValues,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import type { Caller } from "#core/access/authenticate.ts";
import { TEST_ORIGIN } from "#core/access/testing.ts";
import type { Actor } from "#core/permissions/actor.ts";
import { executeAs, type InProcessResult, type OperationRequest } from "./execute.ts";
import { graphqlServer } from "./server.ts";

/** For tests only: asks the schema as somebody, and makes an operation for every root field from the schema itself. */

export const ANONYMOUS: Caller = { kind: "anonymous", origin: TEST_ORIGIN };

export function callerOf(actor: Actor): Caller {
  return { kind: "actor", actor, sessionId: null };
}

/** The whole answer, errors and all. */
export function answerTo(
  actor: Actor,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<InProcessResult> {
  return executeAs(callerOf(actor), { document, variables });
}

/** The answered field alone; throws when there are top-level errors, so a test cannot overlook them. */
export async function ask<T = Record<string, unknown>>(
  actor: Actor,
  document: string,
  variables: Record<string, unknown> = {},
): Promise<T> {
  const { data, errors } = await answerTo(actor, document, variables);
  if (errors) throw new Error(`GraphQL answered ${JSON.stringify(errors)}`);
  const [first] = Object.values(data as Record<string, T>);
  return first as T;
}

/** `mutation($input: XInput!) { x(input: $input) { …selection } }`, with the userErrors. */
export function mutation(name: string, selection = ""): string {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const errors = "userErrors { message field code }";
  return `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} ${errors} } }`;
}

export type UserErrorAnswer = { message: string; field: string[] | null; code: string };
export type PayloadAnswer = { userErrors: UserErrorAnswer[] } & Record<string, unknown>;

export function mutate(
  actor: Actor,
  name: string,
  input: Record<string, unknown>,
  selection = "",
): Promise<PayloadAnswer> {
  return ask<PayloadAnswer>(actor, mutation(name, selection), { input });
}

export type RootField = {
  /** `Mutation.createSecret` */
  coordinate: string;
  operation: "query" | "mutation" | "subscription";
  field: GraphQLField<unknown, unknown>;
  /** What `@authorized` says. */
  authorized: { permission?: string; anyMember?: boolean; anyone?: boolean };
};

/** Every field of Query, Mutation and Subscription. */
export async function rootFields(): Promise<RootField[]> {
  const { schema } = await graphqlServer();
  const directive = schema.getDirective("authorized");
  const roots = [
    ["query", schema.getQueryType()],
    ["mutation", schema.getMutationType()],
    ["subscription", schema.getSubscriptionType()],
  ] as const;
  return roots.flatMap(([operation, type]) =>
    Object.values(type?.getFields() ?? {}).map((field) => ({
      coordinate: `${type?.name}.${field.name}`,
      operation,
      field,
      authorized: (directive && field.astNode && getDirectiveValues(directive, field.astNode)) ?? {},
    })),
  );
}

/** Values for places of the schema: `SecretSelector.id`, `Query.secrets(after:)`. The rest gets a sample. */
export type Given = Readonly<Record<string, unknown>>;

/**
 * An operation that asks one root field, with a value for every argument and input field that is required or
 * `given`. @param depth of the selection; 0 asks for nothing but `__typename` and user errors.
 */
export function operationFor({ coordinate, operation, field }: RootField, given: Given = {}, depth = 0) {
  const args = field.args.filter((arg) => isRequiredArgument(arg) || `${coordinate}(${arg.name}:)` in given);
  const variables = Object.fromEntries(
    args.map((arg) => [arg.name, given[`${coordinate}(${arg.name}:)`] ?? sample(arg.type, given)]),
  );
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const list = (text: string) => (text === "" ? "" : `(${text})`);
  const document = `${operation}${list(declared)} { ${field.name}${list(passed)} ${selection(field.type, depth)} }`;
  return { document, variables } satisfies OperationRequest;
}

/** Coordinates of all input fields below the arguments of a root field. */
export function inputFieldsOf({ field }: RootField): string[] {
  const found = new Set<string>();
  const walk = (type: GraphQLInputType) => {
    const named = getNamedType(type);
    if (!isInputObjectType(named)) return;
    for (const inner of Object.values(named.getFields())) {
      const at = `${named.name}.${inner.name}`;
      if (found.has(at)) continue;
      found.add(at);
      walk(inner.type);
    }
  };
  for (const arg of field.args) walk(arg.type);
  return [...found];
}

const SCALARS: Record<string, unknown> = {
  Boolean: false,
  DateTime: "2999-01-01T00:00:00Z",
  ID: "none",
  Int: 1,
  String: "sample",
  Template: "sample",
  URL: "https://sample.example.com",
  WriteOnlyString: "sample",
};

function sample(type: GraphQLInputType, given: Given): unknown {
  if (isNonNullType(type)) return sample(type.ofType, given);
  if (isListType(type)) return [sample(type.ofType, given)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (!isInputObjectType(type)) {
    if (!(type.name in SCALARS)) throw new Error(`There is no sample of ${type.name}`);
    return SCALARS[type.name];
  }
  const fields = Object.values(type.getFields()).map((field) => ({
    ...field,
    at: `${type.name}.${field.name}`,
  }));
  const chosen = fields.filter(
    (field) => field.at in given || (!type.isOneOf && isRequiredInputField(field)),
  );
  if (type.isOneOf && chosen.length === 0) chosen.push(...fields.filter(({ name }) => name === "tag"));
  return Object.fromEntries(chosen.map(({ name, at, type }) => [name, given[at] ?? sample(type, given)]));
}

function selection(type: GraphQLOutputType, depth: number): string {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  const fields = "getFields" in named ? Object.values(named.getFields()) : [];
  const inner = fields.flatMap((field) => {
    const isUserErrors = field.name === "userErrors";
    if (isUserErrors) return ["userErrors { message field code }"];
    if (depth === 0 || field.args.some(isRequiredArgument)) return [];
    if (isLeafType(getNamedType(field.type))) return [field.name];
    return isObjectType(getNamedType(field.type)) && depth > 1
      ? [`${field.name} ${selection(field.type, depth - 1)}`]
      : [];
  });
  return `{ __typename ${inner.join(" ")} }`;
}
