import { Code } from "#app/_ui/code.tsx";

/** A sentence in which backticks mark code. Sentences of forms are plain text until they are shown. */
export function WithCode({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence do not move.
    index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
  );
}
