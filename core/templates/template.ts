/** A parsed template: what stands in the text, and the tags whose values go between. Holds no value. */
export type Template = { readonly parts: readonly TemplatePart[] };

export type TemplatePart =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "secret"; readonly tag: string };

/**
 * Where rendered bytes go; it decides which text and which values are possible, and how a value is encoded there.
 * "basic" is either half of a basic-auth pair, "json" the inside of a string, "text" a body without a form of its own.
 */
export type Place = "header" | "basic" | "path" | "query" | "json" | "form" | "text";
