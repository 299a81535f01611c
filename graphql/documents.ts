import { createHash } from "node:crypto";
import {
  BREAK,
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getDirectiveValues,
  getOperationAST,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  specifiedRules,
  validate,
  visit,
} from "graphql";
import { processState } from "#platform/process-state.ts";
import { badRequest, RequestError } from "./errors.ts";
import { LIMITS, limitRules } from "./limits.ts";
import { withOwnSentences } from "./validation-messages.ts";

/**
 * Documents that were parsed and found valid, by the SHA-256 of their text. Apollo reads the same store, so nothing
 * is parsed twice; it never parses or validates by itself, and so never words an error about a document.
 */
export type ValidDocument = { document: DocumentNode; isIntrospection: boolean };

/** An app sends a few dozen documents; 500 of at most 16 kB are 8 MB of text at worst. */
const MAX_KEPT = 500;
const MAX_KEPT_CHARACTERS = 16_384;
const MAX_ERRORS = 20;

const rules = [...specifiedRules.map(withOwnSentences), ...limitRules];

const kept = () => processState("graphqlDocuments", () => new Map<string, ValidDocument>());

/**
 * @param isKnownCaller documents of strangers are not kept, so that they cannot push out those of the app.
 * @throws {RequestError} 400, with our own sentences only.
 */
export function validDocument(schema: GraphQLSchema, text: string, isKnownCaller: boolean): ValidDocument {
  const hash = createHash("sha256").update(text).digest("hex");
  const known = kept().get(hash);
  if (known) return known;
  const document = parseDocument(text);
  const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions: true });
  if (errors.length > 0) {
    throw new RequestError(
      400,
      errors
        .slice(0, MAX_ERRORS)
        .map(({ message, locations }) => ({ code: "GRAPHQL_VALIDATION_FAILED", message, locations })),
    );
  }
  const valid = { document, isIntrospection: asksForSchema(document) };
  if (isKnownCaller && text.length <= MAX_KEPT_CHARACTERS) keep(hash, valid);
  return valid;
}

/** A parsed document that Apollo may use instead of parsing. Its key is a prefix and our hash. */
export const documentStore = {
  get: async (key: string) => kept().get(key.slice(key.lastIndexOf(":") + 1))?.document,
  set: async () => undefined,
  delete: async () => undefined,
};

function keep(hash: string, valid: ValidDocument): void {
  const oldest = kept().size >= MAX_KEPT ? kept().keys().next().value : undefined;
  if (oldest !== undefined) kept().delete(oldest);
  kept().set(hash, valid);
}

function parseDocument(text: string): DocumentNode {
  try {
    return parse(text, { maxTokens: LIMITS.tokens });
  } catch (error) {
    const { message, locations } = error instanceof GraphQLError ? error : new GraphQLError("");
    const isTooLong = /^Syntax Error: Document contains more/.test(message);
    const sentence = isTooLong
      ? `The document has more than ${LIMITS.tokens} tokens.`
      : "The document is not GraphQL; it stops making sense at the given place.";
    throw new RequestError(400, [{ code: "GRAPHQL_VALIDATION_FAILED", message: sentence, locations }]);
  }
}

/** The operation to run. @throws {RequestError} 400 when the name does not pick exactly one. */
export function operationOf(document: DocumentNode, operationName: string | null): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName);
  if (operation) return operation;
  throw badRequest(
    400,
    "`operationName` must name one operation of the document, and is needed when there are several.",
  );
}

/** True unless every root field is `@authorized(anyone: true)`: default is deny, also for a field without directive. */
export function needsActor(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): boolean {
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const directive = schema.getDirective("authorized");
  return rootFields(document, operation.selectionSet).some((name) => {
    const node = fields[name]?.astNode;
    return node && !(directive && getDirectiveValues(directive, node)?.anyone === true);
  });
}

/**
 * Names of the selected fields, through fragments. Skipped ones count too: a directive must not open a door. Each
 * fragment is followed once, or fragments that spread each other twice would double the work at every level.
 */
function rootFields(
  document: DocumentNode,
  { selections }: SelectionSetNode,
  seen = new Set<string>(),
): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return rootFields(document, selection.selectionSet, seen);
    const name = selection.name.value;
    if (seen.has(name)) return [];
    seen.add(name);
    const fragment = document.definitions.find(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
    );
    return fragment && "selectionSet" in fragment ? rootFields(document, fragment.selectionSet, seen) : [];
  });
}

function asksForSchema(document: DocumentNode): boolean {
  let asks = false;
  visit(document, {
    Field({ name }) {
      if (name.value !== "__schema" && name.value !== "__type") return undefined;
      asks = true;
      return BREAK;
    },
  });
  return asks;
}
