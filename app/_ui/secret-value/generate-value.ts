export const ALPHABETS = {
  alphanumeric: {
    label: "Letters and digits",
    characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
  },
  all: {
    label: "All printable",
    characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#$%&()*+,-./:;<=>?@[]^_{|}~",
  },
  hex: { label: "Hex", characters: "0123456789abcdef" },
  base64: {
    label: "Base64url",
    characters: "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
  },
} as const;

export type AlphabetName = keyof typeof ALPHABETS;
export const DEFAULT_LENGTH = 32;
export const MAX_LENGTH = 1_024;

/**
 * `length` characters drawn evenly from the alphabet with the browser's generator. Bytes beyond the last whole multiple
 * of the alphabet are thrown away: a plain remainder would favour its first characters.
 */
export function generateValue(alphabet: AlphabetName, length: number): string {
  const { characters } = ALPHABETS[alphabet];
  const limit = 256 - (256 % characters.length);
  let text = "";
  while (text.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(64))) {
      if (byte < limit && text.length < length) text += characters.charAt(byte % characters.length);
    }
  }
  return text;
}
