import { Fragment, isValidElement, type ReactElement, type ReactNode } from "react";
import { attribute, escaped, LeftToReact } from "./attributes.ts";
import { ImagePreloads } from "./image-preloads.ts";
import { Kept, type KeptProps } from "./kept.tsx";

export { LeftToReact };

type Props = Readonly<Record<string, unknown>> & {
  children?: ReactNode;
  dangerouslySetInnerHTML?: { __html: string };
};

/** What has been written. In a head React brings some elements to the front, so there are several places to write to. */
interface Out {
  text: string;
  /** Null outside a head. */
  head: { first: string; hoisted: string } | null;
  images: ImagePreloads;
  inPicture: boolean;
}

const empty = new Set("area,br,col,hr,img,input,link,meta,source,track,wbr".split(","));
const known = new Set(
  (
    "a,abbr,address,article,aside,b,blockquote,body,br,button,cite,code,dd,details,div,dl,dt,em,fieldset,figcaption,figure,footer,form,h1,h2," +
    "h3,h4,h5,h6,head,header,hr,html,i,img,input,kbd,label,legend,li,link,main,mark,meta,nav,ol,p,picture,s,script,search,section,small," +
    "source,span,strong,sub,summary,sup,table,tbody,td,tfoot,th,thead,time,title,tr,u,ul"
  ).split(","),
);

/**
 * The markup that React's `renderToStaticMarkup` makes of a document, byte for byte, at a fraction of its cost: nothing here can wait, be interrupted or
 * hold state. Components are called as the functions they are. Throws LeftToReact for whatever needs more than that.
 */
export function renderStatic(page: ReactElement): string {
  const out: Out = { text: "", head: null, images: new ImagePreloads(), inPicture: false };
  write(out, page);
  return out.text.replace(headMark, () => out.images.markup());
}

/** Where preloads come once all pictures are known; no text can hold it. */
const headMark = "<\u0000>";

function write(out: Out, node: ReactNode): void {
  if (typeof node === "string") out.text += escaped(node);
  else if (typeof node === "number" || typeof node === "bigint") out.text += String(node);
  else if (Array.isArray(node)) for (const child of node) write(out, child);
  else if (isValidElement<Props>(node)) writeElement(out, node);
  else if (node !== null && node !== undefined && typeof node !== "boolean")
    throw new LeftToReact("a promise or an iterator");
}

function writeElement(out: Out, { type, props }: ReactElement<Props>): void {
  if (typeof type === "string") writeTag(out, type, props);
  else if (type === Kept) writeKept(out, props as unknown as KeptProps);
  else if (type === (Fragment as unknown)) write(out, props.children);
  else if (typeof type === "function" && !type.prototype?.isReactComponent)
    write(out, (type as (props: Props) => ReactNode)(props));
  else throw new LeftToReact("a component that is no function");
}

function writeTag(out: Out, tag: string, props: Props): void {
  if (!known.has(tag)) throw new LeftToReact(tag);
  if (tag === "head") {
    writeHead(out, props);
    return;
  }
  if (tag === "img") out.images.add(props, out.inPicture);
  const opened = `<${tag}${attributes(tag, props)}`;
  if (empty.has(tag)) {
    put(out, tag, props, `${opened}/>`);
    return;
  }
  const { text, inPicture } = out;
  out.text = "";
  out.inPicture ||= tag === "picture";
  if (props.dangerouslySetInnerHTML) out.text = props.dangerouslySetInnerHTML.__html;
  else write(out, props.children);
  const inner = out.text;
  out.text = text;
  out.inPicture = inPicture;
  put(out, tag, props, `${opened}>${inner}</${tag}>`);
}

/** React moves what describes the document to the front of its head, from wherever it stands. */
function put(out: Out, tag: string, props: Props, markup: string): void {
  const describes = tag === "meta" || tag === "title" || tag === "link";
  if (!describes && tag !== "script") out.text += markup;
  else if (!out.head || props.itemProp !== undefined || props.async || props.precedence)
    throw new LeftToReact(`${tag} outside a head`);
  else if (tag === "meta" && typeof props.charSet === "string") out.head.first = markup + out.head.first;
  else if (tag === "meta" && props.name === "viewport") out.head.first += markup;
  else if (describes && props.rel !== "stylesheet") out.head.hoisted += markup;
  else out.text += markup;
}

function writeHead(out: Out, props: Props): void {
  const before = out.text;
  out.text = "";
  out.head = { first: "", hoisted: "" };
  write(out, props.children);
  const { first, hoisted } = out.head;
  out.text = `${before}<head${attributes("head", props)}>${first}${headMark}${hoisted}${out.text}</head>`;
  out.head = null;
}

const trailing: Readonly<Record<string, ReadonlySet<string>>> = {
  input: new Set(["name", "checked", "defaultChecked", "value", "defaultValue"]),
  button: new Set(["name"]),
  form: new Set(["action", "encType", "method", "target"]),
};

/** Of forms React writes some attributes last, in an order of its own. */
function attributes(tag: string, props: Props): string {
  const last = trailing[tag];
  let text = "";
  for (const name in props) if (!last?.has(name)) text += attribute(name, props[name]);
  if (!last) return text;
  if (tag !== "input") {
    for (const name of last) text += attribute(name, props[name]);
    return text;
  }
  const value = props.value ?? props.defaultValue;
  text += attribute("name", props.name);
  if (props.checked ?? props.defaultChecked) text += ' checked=""';
  return value === undefined || value === null ? text : `${text} value="${escaped(String(value))}"`;
}

interface KeptText {
  text: string;
  head: Out["head"];
  images: ImagePreloads;
}

const keptOf = new WeakMap<object, Map<string, KeptText>>();

function writeKept(out: Out, { of, as, children }: KeptProps): void {
  let all = keptOf.get(of);
  if (!all) {
    all = new Map();
    keptOf.set(of, all);
  }
  let kept = all.get(as);
  if (!kept) {
    const head = out.head && { first: "", hoisted: "" };
    const own: Out = { text: "", head, images: new ImagePreloads(), inPicture: out.inPicture };
    write(own, children);
    kept = { text: own.text, head, images: own.images };
    // What names a page is bounded by the menu; anything else would be a mistake that must not fill the memory.
    if (all.size < 200) all.set(as, kept);
  }
  out.text += kept.text;
  if (out.head && kept.head) {
    out.head.first += kept.head.first;
    out.head.hoisted += kept.head.hoisted;
  }
  out.images.addAll(kept.images);
}
