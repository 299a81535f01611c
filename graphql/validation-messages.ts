import type { GraphQLSchema, ValidationContext, ValidationRule } from "graphql";
import {
  FieldsOnCorrectTypeRule,
  FragmentsOnCompositeTypesRule,
  GraphQLError,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
  Kind,
  KnownArgumentNamesRule,
  KnownDirectivesRule,
  KnownFragmentNamesRule,
  KnownTypeNamesRule,
  LoneAnonymousOperationRule,
  MaxIntrospectionDepthRule,
  NoFragmentCyclesRule,
  NoUndefinedVariablesRule,
  NoUnusedFragmentsRule,
  NoUnusedVariablesRule,
  OverlappingFieldsCanBeMergedRule,
  PossibleFragmentSpreadsRule,
  ProvidedRequiredArgumentsRule,
  ScalarLeafsRule,
  UniqueOperationNamesRule,
  ValuesOfCorrectTypeRule,
  VariablesAreInputTypesRule,
  VariablesInAllowedPositionRule,
} from "graphql";

/**
 * Our own sentences for what graphql-js finds wrong with a document. Its texts print literals, names and
 * suggestions, and a secret pasted into a document can be parsed as any of these; so its text is thrown away and
 * a name is repeated only when the schema has it (security.md L-2). That also leaves out "Did you mean" (G-1).
 */
type Sentence = (context: ValidationContext, error: GraphQLError) => string;

const SENTENCES = new Map<ValidationRule, Sentence | string>([
  [FieldsOnCorrectTypeRule, unknownField],
  [KnownArgumentNamesRule, (context) => `${fieldName(context)} got an argument that it does not have.`],
  [ProvidedRequiredArgumentsRule, missingArgument],
  [ScalarLeafsRule, wrongSelection],
  [ValuesOfCorrectTypeRule, wrongLiteral],
  [KnownTypeNamesRule, "The document names a type that does not exist."],
  [KnownDirectivesRule, "The document uses a directive that does not exist or may not stand there."],
  [KnownFragmentNamesRule, "The document spreads a fragment that it does not define."],
  [NoUnusedFragmentsRule, "The document defines a fragment that it does not use."],
  [NoFragmentCyclesRule, "A fragment spreads itself."],
  [FragmentsOnCompositeTypesRule, "A fragment is on a type that has no fields."],
  [PossibleFragmentSpreadsRule, "A fragment is spread where its type cannot occur."],
  [NoUndefinedVariablesRule, "The document uses a variable that its operation does not declare."],
  [NoUnusedVariablesRule, "An operation declares a variable that it does not use."],
  [VariablesAreInputTypesRule, "A variable is declared with a type that is not an input type."],
  [VariablesInAllowedPositionRule, "A variable stands where another type is expected."],
  [
    OverlappingFieldsCanBeMergedRule,
    "Two selections with the same response name cannot be merged; use an alias.",
  ],
  [LoneAnonymousOperationRule, "An operation without a name must be the only one."],
  [UniqueOperationNamesRule, "Two operations have the same name."],
  [MaxIntrospectionDepthRule, "The introspection goes too deep."],
]);

/** The same rule, reporting our sentence at the same place. */
export function withOwnSentences(rule: ValidationRule): ValidationRule {
  const sentence = SENTENCES.get(rule) ?? "The document is not valid.";
  return (context) => {
    const reporting: ValidationContext = Object.create(context);
    reporting.reportError = (error) => {
      const message = typeof sentence === "string" ? sentence : sentence(context, error);
      context.reportError(new GraphQLError(message, { nodes: error.nodes }));
    };
    return rule(reporting);
  };
}

function unknownField(context: ValidationContext, { nodes }: GraphQLError): string {
  const node = nodes?.[0];
  const name = node?.kind === Kind.FIELD ? node.name.value : "";
  const field = knownNames(context.getSchema()).has(name) ? `field "${name}"` : "an unknown field";
  return `Cannot query ${field} on type "${context.getParentType()?.name ?? "?"}".`;
}

function missingArgument(context: ValidationContext, { nodes }: GraphQLError): string {
  const node = nodes?.[0];
  const given = node?.kind === Kind.FIELD ? (node.arguments ?? []).map(({ name }) => name.value) : [];
  const missing = context
    .getFieldDef()
    ?.args.filter((arg) => isRequiredArgument(arg) && !given.includes(arg.name));
  const names = missing?.map((arg) => `"${arg.name}" of type "${arg.type}"`).join(" and ");
  return `${fieldName(context)} needs the argument ${names}.`;
}

function wrongSelection(context: ValidationContext): string {
  const field = context.getFieldDef();
  const isLeaf = field && !("getFields" in getNamedType(field.type));
  return `${fieldName(context)} ${isLeaf ? "must not have" : "needs"} a selection of subfields.`;
}

function wrongLiteral(context: ValidationContext): string {
  const type = context.getInputType() ?? context.getParentInputType();
  if (!type) return "A literal does not fit its type.";
  if (getNamedType(type).name === "WriteOnlyString") {
    return "Send a write-only value as a variable, never in the document.";
  }
  return `A literal does not fit the type "${type}".`;
}

function fieldName(context: ValidationContext): string {
  const parent = context.getParentType();
  const field = context.getFieldDef();
  return parent && field ? `"${parent.name}.${field.name}"` : "A field or directive";
}

const namesOf = new WeakMap<GraphQLSchema, ReadonlySet<string>>();

/** Every name of the schema: what may be repeated to a caller who wrote it. */
export function knownNames(schema: GraphQLSchema): ReadonlySet<string> {
  const known = namesOf.get(schema);
  if (known) return known;
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    names.add(type.name);
    if (isEnumType(type)) for (const { name } of type.getValues()) names.add(name);
    if (!isObjectType(type) && !isInputObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      names.add(field.name);
      if ("args" in field) for (const arg of field.args) names.add(arg.name);
    }
  }
  namesOf.set(schema, names);
  return names;
}
