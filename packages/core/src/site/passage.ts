/** Characters that Postgres puts around found words. Documents cannot bring them: `cleanSource` takes them out first. */
export const markStart = "\u0002";
export const markEnd = "\u0003";

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff)
      ? String.fromCodePoint(code)
      : whole;
  });
}

/**
 * A passage of HTML without tags, in which `markStart` and `markEnd` stand around the words found, as text that may stand in a page: everything is
 * escaped but the `<mark>` elements, which always close.
 */
export function safePassage(passage: string): string {
  const parts = passage.split(markStart).map((part, index) => {
    const [found, ...rest] = part.split(markEnd);
    const outside = rest.join("");
    if (index === 0) return clean(`${found}${outside}`);
    return rest.length === 0 ? clean(found ?? "") : `<mark>${clean(found ?? "")}</mark>${clean(outside)}`;
  });
  return parts.join("").replaceAll(/\s+/g, " ").trim();
}

const clean = (text: string) =>
  decodeEntities(text).replace(/[&<>"']/g, (character) => escapes[character] ?? "");
