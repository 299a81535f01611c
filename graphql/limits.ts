import type { ValidationContext, ValidationRule } from "graphql";
import {
  type ASTVisitor,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from "graphql";

/**
 * What one document may ask (graphql.md §2.7). Refuses by counting before anything runs; tokens are counted by the
 * parser, the rest by validation rules. Cost and rate limits come with their own issue.
 */
export const LIMITS = {
  /** A whole introspection query has about 300 tokens. */
  tokens: 1_000,
  /** The widest page of the app asks for 7; fields below `__schema` and `__type` are not counted. */
  depth: 12,
  aliases: 15,
  directives: 50,
} as const;

export const limitRules: readonly ValidationRule[] = [MaxDepth, MaxAliases, MaxDirectives];

function MaxDepth(context: ValidationContext): ASTVisitor {
  const depths = new Map<string, number>();
  return {
    OperationDefinition(operation) {
      if (depthOf(context, operation.selectionSet, depths) <= LIMITS.depth) return;
      report(context, `The document is nested deeper than ${LIMITS.depth} levels.`);
    },
  };
}

/** Each fragment is measured once, so the work is linear; a cycle, which another rule refuses, counts as 0. */
function depthOf(
  context: ValidationContext,
  { selections }: SelectionSetNode,
  known: Map<string, number>,
): number {
  let deepest = 0;
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith("__")) continue;
      const below = selection.selectionSet ? depthOf(context, selection.selectionSet, known) : 0;
      deepest = Math.max(deepest, 1 + below);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(context, selection.selectionSet, known));
    } else {
      deepest = Math.max(deepest, fragmentDepth(context, context.getFragment(selection.name.value), known));
    }
  }
  return deepest;
}

function fragmentDepth(
  context: ValidationContext,
  fragment: FragmentDefinitionNode | null | undefined,
  known: Map<string, number>,
): number {
  if (!fragment) return 0;
  const name = fragment.name.value;
  const seen = known.get(name);
  if (seen !== undefined) return seen;
  known.set(name, 0);
  const depth = depthOf(context, fragment.selectionSet, known);
  known.set(name, depth);
  return depth;
}

function MaxAliases(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Field({ alias }) {
      if (alias) count++;
    },
    Document: {
      leave() {
        if (count > LIMITS.aliases) report(context, `The document has more than ${LIMITS.aliases} aliases.`);
      },
    },
  };
}

function MaxDirectives(context: ValidationContext): ASTVisitor {
  let count = 0;
  return {
    Directive() {
      count++;
    },
    Document: {
      leave() {
        if (count > LIMITS.directives)
          report(context, `The document has more than ${LIMITS.directives} directives.`);
      },
    },
  };
}

function report(context: ValidationContext, sentence: string): void {
  context.reportError(new GraphQLError(sentence));
}
