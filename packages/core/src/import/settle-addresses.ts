import { AppError } from "@broadsheet/contract/errors";
import { maxMediaBytes } from "@broadsheet/contract/media";
import { collectUrls, mapUrls } from "@broadsheet/document/links";
import type { AnyNode, PostDocument } from "@broadsheet/document/types";
import { walk } from "@broadsheet/document/walk";
import type { LinkIndex } from "./link-index.ts";
import { type Notice, SourceError } from "./source-error.ts";
import type { SourceFolder } from "./source-folder.ts";

/** Makes a file of the folder one of the publication's media and gives its address; in a dry run null. */
export type StoreFile = (path: string, bytes: Uint8Array) => Promise<string | null>;

export interface AddressOptions {
  file: string;
  folder: SourceFolder;
  links: LinkIndex;
  store: StoreFile;
  /** The line of an address in the file. */
  lineOf: (address: string) => number;
  /** Addresses are those an export wrote: what leads nowhere did so before. */
  exact: boolean;
}

/** Folders from which generators serve files as if they lay at the root. */
const roots = ["", "static/", "public/", "assets/"];
const attribute = /(\s(?:href|src)\s*=\s*)("[^"]*"|'[^']*')/gi;

/** The document with links between files as links between posts and local files as media; what leads nowhere is told and stays. */
export async function settleAddresses(
  document: PostDocument,
  options: AddressOptions,
): Promise<{ document: PostDocument; notices: Notice[] }> {
  const wanted = new Set(collectUrls(document).map(({ url }) => url));
  walk(document, (node) => {
    for (const [, , quoted = ""] of htmlOf(node).matchAll(attribute)) wanted.add(quoted.slice(1, -1));
  });
  const notices: Notice[] = [];
  const settled = new Map<string, string>();
  for (const url of wanted) settled.set(url, await settleAddress(url, options, notices));
  const changed = (url: string) => settled.get(url) ?? url;
  const mapped = mapUrls(document, changed);
  walk(mapped, (node) => {
    if (node.type !== "htmlBlock" && node.type !== "htmlInline") return;
    const html = node.attrs.html.replaceAll(attribute, (_, name: string, quoted: string) => {
      const quote = quoted.charAt(0);
      return `${name}${quote}${changed(quoted.slice(1, -1))}${quote}`;
    });
    node.attrs = { html };
  });
  return { document: mapped, notices };
}

/** One address, settled; notices are added to the given list. */
export async function settleAddress(
  url: string,
  options: AddressOptions,
  notices: Notice[],
): Promise<string> {
  const { file, folder, links, store, exact } = options;
  const found = links.resolve(file, url);
  if (found.to === "post") return found.href;
  if (found.to === "elsewhere") return url;
  const notice = (reason: string) => notices.push({ line: options.lineOf(url), reason });
  const shown = JSON.stringify(url.length > 100 ? `${url.slice(0, 99)}…` : url);
  if (found.to === "nowhere") {
    if (!exact) notice(`The link ${shown} leads to no imported file: kept as it is`);
    return url;
  }
  let problem = "";
  for (const root of url.startsWith("/") || found.path.startsWith("/") ? roots : [""]) {
    try {
      const path = `${root}${found.path}`;
      return (await store(path, await folder.read(path, maxMediaBytes))) ?? url;
    } catch (error) {
      if (!(error instanceof SourceError) && !(error instanceof AppError)) throw error;
      if (problem === "" || error instanceof AppError) problem = error.message;
    }
  }
  notice(`The file ${shown} was not taken: ${problem}`);
  return url;
}

function htmlOf(node: AnyNode): string {
  return node.type === "htmlBlock" || node.type === "htmlInline" ? node.attrs.html : "";
}
