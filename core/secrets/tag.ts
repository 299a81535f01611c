import { UserError } from "#core/errors.ts";

/** What a tag may be (decision 14). Matching is exact; uniqueness ignores case. */
const TAG = /^(?=.*[A-Za-z0-9])[A-Za-z0-9_-]{1,64}$/;
export const MAX_TAG_CHARS = 64;

export function isTag(text: unknown): text is string {
  return typeof text === "string" && TAG.test(text);
}

export function invalidTag(field: readonly string[] = ["input", "tag"]): UserError {
  return new UserError("INVALID_TAG", "Use letters, digits, _ and -, up to 64.", field);
}

/** Letters that NFKD leaves alone. Changing this changes app/_lib/identifier.ts, which previews the same tag. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    "ß ss,æ ae,œ oe,ø o,ł l,đ d,ð d,þ th,ı i,ħ h," +
    "а a,б b,в v,г g,д d,е e,ж zh,з z,и i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya," +
    "і i,є ye,ґ g,ђ dj,ј j,љ lj,њ nj,ћ c,џ dz," +
    "α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o"
  )
    .split(",")
    .map((pair) => {
      const [letter = "", latin = ""] = pair.split(" ");
      return [letter, latin];
    }),
);

/**
 * The tag that follows from a name: transliterated, lower case, words joined by `separator`, at most 64 characters.
 * Empty when nothing of the name remains ("🔑"). Does not look whether it is free.
 */
export function tagFromName(name: string, separator: "_" | "-" = "_"): string {
  const plain = name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  const latin = Array.from(plain, (letter) => LETTERS.get(letter) ?? letter).join("");
  return latin
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, separator)
    .slice(0, MAX_TAG_CHARS)
    .replace(/^[_-]+|[_-]+$/g, "");
}
