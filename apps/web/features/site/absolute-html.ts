/**
 * A tag of serialised HTML, its quoted attributes included. In what `@broadsheet/document` writes, `<` stands only where a tag begins or inside
 * a quoted attribute, so reading tag by tag from the start never mistakes text for a tag.
 */
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

const addressed = /(\s(?:href|src|poster|cite)=")(\/(?!\/)|#)/gi;

/** The renderer's own picture elements around an img; other sources are those of films and sound, and have no srcset. */
const lighterPictures = /<\/?picture>|<source [^<>]*\bsrcset="[^"]*"[^<>]*>/g;

/**
 * A post's HTML for a place outside the site: addresses on the site are made absolute, and a picture is the one file that every reader of feeds
 * knows. `page` is the post's own address.
 */
export function absoluteHtml(html: string, site: string, page: string): string {
  return html
    .replace(lighterPictures, "")
    .replace(tag, (whole) =>
      whole.replace(addressed, (_, start: string, target: string) =>
        target === "#" ? `${start}${page}#` : `${start}${site}/`,
      ),
    );
}
