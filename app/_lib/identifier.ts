/** Rules of identifiers ("tag" on the wire) as a form needs them; the server checks again. */
const SHAPE = /^(?=.*[A-Za-z0-9])[A-Za-z0-9_-]{1,64}$/;
export const IDENTIFIER_RULE = "Use letters, digits, `_` and `-`, up to 64.";

export function isIdentifier(text: string): boolean {
  return SHAPE.test(text);
}

const LETTERS: Record<string, string> = Object.fromEntries(
  (
    "ß ss,æ ae,œ oe,ø o,ł l,đ d,ð d,þ th,ı i,ħ h," +
    "а a,б b,в v,г g,д d,е e,ж zh,з z,и i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х kh,ц ts,ч ch,ш sh,щ shch,ъ ,ы y,ь ,э e,ю yu,я ya," +
    "і i,є ye,ґ g,ђ dj,ј j,љ lj,њ nj,ћ c,џ dz," +
    "α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ y,φ f,χ ch,ψ ps,ω o"
  )
    .split(",")
    .map((pair) => {
      const [from = "", to = ""] = pair.split(" ");
      return [from, to];
    }),
);

/**
 * The identifier that follows a name while nobody has edited it: transliterated, lower case, words joined by
 * `separator` ("_" for secrets, "-" for proxies), at most 64 characters. Empty when nothing of the name remains.
 */
export function identifierFrom(name: string, separator: "_" | "-"): string {
  const latin = Array.from(
    name.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, ""),
    (letter) => LETTERS[letter] ?? letter,
  ).join("");
  return latin
    .replace(/['’]/g, "")
    .replace(/[^a-z0-9]+/g, separator)
    .slice(0, 64)
    .replace(/^[_-]+|[_-]+$/g, "");
}
