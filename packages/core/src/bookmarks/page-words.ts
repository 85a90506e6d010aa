import { cleanLine } from "@broadsheet/document/normalize-inline";
import { Parser } from "htmlparser2";

/** What a page says of itself; null where it says nothing. */
export interface PageWords {
  title: string | null;
  description: string | null;
  site: string | null;
}

/** Names under which pages say it, the first that is there wins. Open Graph and Twitter cards speak to those who show the page elsewhere. */
const names = {
  title: ["og:title", "twitter:title", "title"],
  description: ["og:description", "twitter:description", "description"],
  site: ["og:site_name", "application-name"],
} as const;
/** Characters of each that are kept. */
const longest = { title: 300, description: 600, site: 100 } as const;

/** Reads title, description and site from the head of a page. Takes time in proportion to the text, whatever it holds. */
export function readPageWords(html: string): PageWords {
  const said = new Map<string, string>();
  let inTitle = false;
  let past = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (past) return;
      if (name === "body") past = true;
      else if (name === "title") inTitle = !said.has("title");
      else if (name === "meta") {
        const key = (attributes.property ?? attributes.name ?? "").toLowerCase();
        // A title is an element; a meta element of this name says something else.
        if (key !== "title" && attributes.content && !said.has(key)) said.set(key, attributes.content);
      }
    },
    ontext(text) {
      if (inTitle) said.set("title", `${said.get("title") ?? ""}${text}`.slice(0, 2 * longest.title));
    },
    onclosetag(name) {
      if (name === "title") inTitle = false;
      if (name === "head") past = true;
    },
  });
  parser.end(html);
  const word = (kind: keyof typeof names) =>
    names[kind].map((name) => cleanLine(said.get(name) ?? "", longest[kind])).find((text) => text !== "") ??
    null;
  return { title: word("title"), description: word("description"), site: word("site") };
}
