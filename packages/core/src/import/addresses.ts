import { collectUrls, mapUrls } from "@broadsheet/document/links";
import type { PostDocument } from "@broadsheet/document/types";
import { walk } from "@broadsheet/document/walk";

const attribute = /(\s(?:href|src)\s*=\s*)("[^"]*"|'[^']*')/gi;

/** Every address in a document, each once; also those in its raw HTML. */
export function collectAddresses(document: PostDocument): Set<string> {
  const found = new Set(collectUrls(document).map(({ url }) => url));
  walk(document, (node) => {
    if (node.type !== "htmlBlock" && node.type !== "htmlInline") return;
    for (const [, , quoted = ""] of node.attrs.html.matchAll(attribute)) found.add(quoted.slice(1, -1));
  });
  return found;
}

/** The document with every address replaced, also those in its raw HTML. The given one stays as it is. */
export function mapAddresses(document: PostDocument, change: (address: string) => string): PostDocument {
  const mapped = mapUrls(document, change);
  walk(mapped, (node) => {
    if (node.type !== "htmlBlock" && node.type !== "htmlInline") return;
    const html = node.attrs.html.replaceAll(attribute, (whole, name: string, quoted: string) => {
      const quote = quoted.charAt(0);
      const address = change(quoted.slice(1, -1));
      return address.includes(quote) ? whole : `${name}${quote}${address}${quote}`;
    });
    node.attrs = { html };
  });
  return mapped;
}
