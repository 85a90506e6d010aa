/** Something that only React itself renders; whoever meets it leaves the whole document to React. */
export class LeftToReact extends Error {
  override readonly name = "LeftToReact";
}

const special = /["'&<>]/;
const entities: Readonly<Record<string, string>> = {
  '"': "&quot;",
  "'": "&#x27;",
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
};

/** A text as it stands between tags and in an attribute's value. */
export function escaped(text: string): string {
  return special.test(text) ? text.replaceAll(/["'&<>]/g, (character) => entities[character] ?? "") : text;
}

/** Names that HTML writes otherwise than React does. Those that are not here and have capitals, React writes as they are given. */
const names: Readonly<Record<string, string>> = {
  className: "class",
  tabIndex: "tabindex",
  htmlFor: "for",
  httpEquiv: "http-equiv",
  crossOrigin: "crossorigin",
};

const plain = new Set(
  (
    "action,alt,as,autoComplete,charSet,cite,colSpan,content,dateTime,decoding,dir,enterKeyHint,encType,fetchPriority,height,href,hrefLang,id," +
    "imageSizes,imageSrcSet,inputMode,lang,loading,maxLength,media,method,minLength,name,pattern,placeholder,property,rel,role,sizes,src," +
    "srcSet,title,type,width,className,tabIndex,htmlFor,httpEquiv,crossOrigin"
  ).split(","),
);
const flags = new Set(["disabled", "hidden", "open", "required", "readOnly", "inert", "reversed", "defer"]);
const addresses = new Set(["href", "src", "action"]);
/** More than those that run scripts; React makes them harmless. */
const scripting = /^[^a-z0-9/#]*j[^a-z]*a[^a-z]*v[^a-z]*a[^a-z]*s/i;

const styleNames = new Map<string, string>();

function styleName(name: string): string {
  let known = styleNames.get(name);
  if (known === undefined) {
    known = name.replaceAll(/[A-Z]/g, (capital) => `-${capital.toLowerCase()}`);
    if (styleNames.size < 500) styleNames.set(name, known);
  }
  return known;
}

function styleAttribute(style: Readonly<Record<string, unknown>>): string {
  let text = "";
  for (const [name, value] of Object.entries(style)) {
    if (value === null || value === undefined || typeof value === "boolean" || value === "") continue;
    // Numbers may get a unit, and names of one maker's own a dash more.
    if (typeof value !== "string" || /^(?:[A-Z]|ms)/.test(name)) throw new LeftToReact(`style ${name}`);
    const written = name.startsWith("--") ? escaped(name) : styleName(name);
    text += `${text && ";"}${written}:${escaped(value.trim())}`;
  }
  return text && ` style="${text}"`;
}

/** One attribute with the space before it, as React writes it; nothing for what is none. Throws LeftToReact. */
export function attribute(name: string, value: unknown): string {
  if (value === null || value === undefined || name === "children" || name === "dangerouslySetInnerHTML")
    return "";
  if (plain.has(name)) {
    if (typeof value === "boolean" || (value === "" && (name === "src" || name === "href")))
      throw new LeftToReact(name);
    const text = textOf(name, value);
    if (addresses.has(name) && scripting.test(text)) throw new LeftToReact(name);
    return ` ${names[name] ?? name}="${escaped(text)}"`;
  }
  if (name.startsWith("aria-") || name.startsWith("data-"))
    return ` ${name}="${escaped(textOf(name, value))}"`;
  if (flags.has(name) && typeof value === "boolean") return value ? ` ${name}=""` : "";
  if (name === "style") return styleAttribute(value as Record<string, unknown>);
  throw new LeftToReact(name);
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new LeftToReact(name);
}
