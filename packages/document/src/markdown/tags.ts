/** One tag of inline HTML. */
export type Tag = {
  name: string;
  kind: "open" | "close" | "void";
  attributes: Record<string, string>;
};

const tagPattern = /^<(\/?)([A-Za-z][\w.:-]*)((?:[^"'>]|"[^"]*"|'[^']*')*?)(\/?)>$/;
const attributePattern = /([^\s"'=<>/]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const voidNames = new Set([
  "br",
  "hr",
  "img",
  "input",
  "wbr",
  "area",
  "base",
  "col",
  "embed",
  "link",
  "meta",
  "source",
  "track",
]);

/** Reads one tag; null for comments, declarations and whatever else micromark takes for HTML. */
export function readTag(html: string): Tag | null {
  const match = tagPattern.exec(html);
  if (!match) return null;
  const [, slash, name = "", rest = "", end] = match;
  const attributes: Record<string, string> = {};
  for (const [, key = "", a, b, c] of rest.matchAll(attributePattern))
    if (!Object.hasOwn(attributes, key.toLowerCase())) attributes[key.toLowerCase()] = a ?? b ?? c ?? "";
  const kind = slash ? "close" : end || voidNames.has(name.toLowerCase()) ? "void" : "open";
  return { name, kind, attributes };
}

const htmlNames = new Set(
  (
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp " +
    "annotation merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics"
  ).split(" "),
);

/** True for an element of HTML or MathML; what else stands in angle brackets is text or a component. */
export function isHtmlElement(name: string): boolean {
  return htmlNames.has(name.toLowerCase()) && (name === name.toLowerCase() || name === name.toUpperCase());
}
