/**
 * An address made of a title: lower case, words joined by hyphens, accents of Latin letters dropped, other scripts kept. Empty when the
 * title has no letter or digit. Never ends inside a surrogate pair; at most `max` UTF-16 units.
 */
export function slugify(title: string, max = 80): string {
  const words = title
    // Compatibility forms first: a letter may decompose into one of those replaced below.
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replaceAll("ß", "ss")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replaceAll(/(?<=\p{Script=Latin})\p{M}+/gu, "")
    .replaceAll(/['’]/g, "")
    .normalize("NFC")
    .split(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/u)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const next = slug ? `${slug}-${word}` : word;
    if (next.length > max) break;
    slug = next;
  }
  return slug || [...(words[0] ?? "")].slice(0, Math.floor(max / 2)).join("");
}

/** The first of `base`, `base-2`, `base-3` … that is not taken. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) {
    const candidate = `${base}-${n}`;
    if (!taken.has(candidate)) return candidate;
  }
}
