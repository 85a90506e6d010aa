import { texts } from "./texts.ts";

/**
 * A tag of serialised HTML, its quoted attributes included. In what `@broadsheet/document` writes, `<` stands only where a tag begins or inside
 * a quoted attribute, so reading tag by tag from the start never mistakes text for a tag.
 */
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** A post's HTML as its page shows it: wide tables and code get a frame that scrolls and that the keyboard reaches. */
export function bodyHtml(html: string): string {
  let tables = 0;
  return html.replace(tag, (whole, slash: string, name: string) => {
    const element = name.toLowerCase();
    if (element === "pre" && slash === "" && !/\stabindex=/i.test(whole))
      return `${whole.slice(0, -1)} tabindex="0">`;
    if (element !== "table") return whole;
    if (slash !== "") {
      tables -= 1;
      return tables === 0 ? `${whole}</div>` : whole;
    }
    tables += 1;
    return tables === 1
      ? `<div class="table-frame" role="region" aria-label="${texts.table}" tabindex="0">${whole}`
      : whole;
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
