import {
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isInputType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  type OperationDefinitionNode,
  typeFromAST,
} from "graphql";
import { knownNames } from "./validation-messages.ts";

/**
 * What is wrong with one variable: where, and what was expected there. Neither holds anything the caller sent but
 * names and indexes that the schema defines. `field` is null when the whole variable has no name we may repeat.
 */
export type VariableProblem = { field: readonly string[]; expectedType: string; message: string };

/** Enough to fix a form; a list of 10,000 wrong items need not be answered item by item. */
const MAX_PROBLEMS = 20;

/**
 * Checks the variables of an operation as graphql-js would coerce them, and answers every problem by path and
 * expected type alone. Runs before Apollo sees the request: graphql-js prints the whole offending input, secret
 * included, into its message (graphql.md §4), and deleting it from finished text afterwards is not enough.
 */
export function checkVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): VariableProblem[] {
  const problems: VariableProblem[] = [];
  for (const [index, definition] of (operation.variableDefinitions ?? []).entries()) {
    const type = typeFromAST(schema, definition.type);
    if (!isInputType(type)) throw new Error("unreachable: validation lets only input types through");
    const name = definition.variable.name.value;
    // The name is the caller's text, and a secret can be pasted there too.
    const shown = knownNames(schema).has(name) ? name : `variable ${index + 1}`;
    const isGiven = Object.hasOwn(variables, name) && variables[name] !== undefined;
    if (!isGiven && definition.defaultValue) continue;
    checkValue(isGiven ? variables[name] : undefined, type, [shown], problems);
  }
  return problems;
}

function checkValue(
  value: unknown,
  type: GraphQLInputType,
  path: readonly string[],
  problems: VariableProblem[],
): void {
  if (problems.length >= MAX_PROBLEMS) return;
  if (isNonNullType(type)) {
    if (value === null || value === undefined) problems.push(problem(path, type, "is required"));
    else checkValue(value, type.ofType, path, problems);
  } else if (value === null || value === undefined) {
    return;
  } else if (isListType(type)) {
    // One item in place of a list of one is allowed by the specification.
    if (!Array.isArray(value)) checkValue(value, type.ofType, path, problems);
    else
      for (const [i, item] of value.entries()) checkValue(item, type.ofType, [...path, String(i)], problems);
  } else if (isInputObjectType(type)) {
    checkObject(value, type, path, problems);
  } else if (isLeafType(type) && !isCoercible(() => type.parseValue(value))) {
    problems.push(problem(path, type, `must be of type ${type.name}`));
  }
}

function checkObject(
  value: unknown,
  type: GraphQLInputObjectType,
  path: readonly string[],
  problems: VariableProblem[],
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push(problem(path, type, `must be of type ${type.name}`));
    return;
  }
  const given = new Map<string, unknown>(Object.entries(value));
  const fields = type.getFields();
  if ([...given.keys()].some((key) => !Object.hasOwn(fields, key))) {
    problems.push(problem(path, type, `has a field that ${type.name} does not define`));
  }
  for (const field of Object.values(fields)) {
    const below = [...path, field.name];
    if (given.get(field.name) !== undefined) checkValue(given.get(field.name), field.type, below, problems);
    else if (isRequiredInputField(field)) problems.push(problem(below, field.type, "is required"));
  }
  if (type.isOneOf && !(given.size === 1 && [...given.values()][0] !== null)) {
    problems.push(problem(path, type, `must have exactly one of ${Object.keys(fields).join(", ")}`));
  }
}

function isCoercible(parse: () => unknown): boolean {
  try {
    return parse() !== undefined;
  } catch {
    // What was thrown quotes the value, so nothing of it is kept.
    return false;
  }
}

function problem(path: readonly string[], type: GraphQLInputType, what: string): VariableProblem {
  return { field: path, expectedType: String(type), message: `"${path.join(".")}" ${what}.` };
}
