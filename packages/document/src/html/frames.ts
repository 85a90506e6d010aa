import { escapeHtml } from "./escape.ts";
import type { HtmlLabels } from "./labels.ts";

/**
 * A tag of serialised HTML, its quoted attributes included. In what the renderer writes, `<` stands only where a tag begins or inside a quoted
 * attribute, so reading tag by tag from the start never mistakes text for a tag.
 */
const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;

/** The renderer's HTML with a frame around each table that scrolls and that the keyboard reaches; code is made reachable, too. */
export function frameWide(html: string, labels: HtmlLabels): string {
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
    const label = escapeHtml(`${labels.table} ${frames}`);
    return `<section class="table-frame" aria-label="${label}" tabindex="0">${whole}`;
  });
}
