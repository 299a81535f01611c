/** A parsed template: what stands in the text, and the tags whose values go between. Holds no value. */
export type Template = { readonly parts: readonly TemplatePart[] };

export type TemplatePart =
  | { readonly kind: "literal"; readonly text: string }
  | { readonly kind: "secret"; readonly tag: string };

/** Where the rendered bytes go; it decides which bytes are possible. */
export type Place = "header";
