import { texts } from "./texts.ts";

/**
 * A tag of serialised HTML, its quoted attributes included. In what `@broadsheet/document` writes, `<` stands only where a tag begins or inside
 * a quoted attribute, so reading tag by tag from the start never mistakes text for a tag.
 */
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** A post's HTML as its page shows it: wide tables and code get a frame that scrolls and that the keyboard reaches. */
export function bodyHtml(html: string): string {
  let depth = 0;
  let frames = 0;
  return html.replace(tag, (whole, slash: string, name: string) => {
    const element = name.toLowerCase();
    if (element === "pre" && slash === "" && !/\stabindex=/i.test(whole))
      return `${whole.slice(0, -1)} tabindex="0">`;
    if (element !== "table") return whole;
    if (slash !== "") {
      depth -= 1;
      return depth === 0 ? `${whole}</section>` : whole;
    }
    depth += 1;
    if (depth > 1) return whole;
    frames += 1;
    // A landmark needs a name that no other on the page has.
    return `<section class="table-frame" aria-label="${texts.table(frames)}" tabindex="0">${whole}`;
  });
}

const addressed = /(\s(?:href|src|poster|cite)=")(\/(?!\/)|#)/gi;

/** A post's HTML for a place outside the site: addresses on the site are made absolute. `page` is the post's own address. */
export function absoluteHtml(html: string, site: string, page: string): string {
  return html.replace(tag, (whole) =>
    whole.replace(addressed, (_, start: string, target: string) =>
      target === "#" ? `${start}${page}#` : `${start}${site}/`,
    ),
  );
}
