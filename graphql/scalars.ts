import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from "graphql";

/**
 * Scalars of the schema. They throw `GraphQLError` with a fixed sentence, never `Error`: graphql-js appends the
 * text of the literal to the message of anything else (graphql.md §4).
 */
function refuse(sentence: string): never {
  throw new GraphQLError(sentence);
}

function text(value: unknown, name: string): string {
  return typeof value === "string" ? value : refuse(`Expected ${name}.`);
}

function literalText(node: ValueNode, name: string): string {
  return node.kind === Kind.STRING ? node.value : refuse(`Expected ${name}.`);
}

/** RFC 3339 with a zone. `Date.parse` alone also takes "Nov 24" and local times. */
const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d{1,9})?([Zz]|[+-]\d\d:\d\d)$/;

function toInstant(value: string): Date {
  const instant = new Date(value);
  if (!INSTANT.test(value) || Number.isNaN(instant.getTime())) return refuse("Expected an RFC 3339 instant.");
  return instant;
}

const DateTime = new GraphQLScalarType<Date, string>({
  name: "DateTime",
  serialize: (value) => (value instanceof Date ? value.toISOString() : refuse("unreachable: not a Date")),
  parseValue: (value) => toInstant(text(value, "an RFC 3339 instant")),
  parseLiteral: (node) => toInstant(literalText(node, "an RFC 3339 instant")),
});

const Url = new GraphQLScalarType<string, string>({
  name: "URL",
  serialize: (value) => text(value, "a URL"),
  parseValue: (value) => toUrl(text(value, "a URL")),
  parseLiteral: (node) => toUrl(literalText(node, "a URL")),
});

function toUrl(value: string): string {
  const isHttp = URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
  return isHttp ? value : refuse("Expected an absolute http(s) URL.");
}

const Template = new GraphQLScalarType<string, string>({
  name: "Template",
  serialize: (value) => text(value, "a template"),
  parseValue: (value) => text(value, "a template"),
  parseLiteral: (node) => literalText(node, "a template"),
});

/**
 * Goes in and never out: `serialize` always throws, so no field can return it. A literal throws as well, so that
 * a value never stands in a document, which caches and logs of clients and gateways keep.
 */
const WriteOnlyString = new GraphQLScalarType<string, never>({
  name: "WriteOnlyString",
  serialize: () => refuse("A write-only value cannot be read."),
  parseValue: (value) => text(value, "text"),
  parseLiteral: () => refuse("Send a write-only value as a variable, never in the document."),
});

export const scalars = { DateTime, URL: Url, Template, WriteOnlyString };
