const OFFERED = ["application/json", "application/graphql-response+json"] as const;
export type AnswerType = (typeof OFFERED)[number];

/**
 * The media type of the answer, by the caller's Accept header: highest `q`, then the caller's order; plain JSON when
 * any will do. Null when the caller wants none of ours. @see RFC 9110 §12.5.1
 */
export function negotiate(accept: string | null): AnswerType | null {
  if (accept === null || accept.trim() === "") return OFFERED[0];
  const wanted = accept
    .split(",")
    .map(toRange)
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { type } of wanted) {
    const found = OFFERED.find((offered) => type === offered || type === "application/*" || type === "*/*");
    if (found) return found;
  }
  return null;
}

function toRange(text: string): { type: string; quality: number } {
  const [type = "", ...parameters] = text.split(";").map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith("q="));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}
