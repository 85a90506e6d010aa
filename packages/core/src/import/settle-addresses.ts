import { AppError } from "@broadsheet/contract/errors";
import { maxMediaBytes } from "@broadsheet/contract/media";
import { href } from "@broadsheet/contract/primitives";
import type { PostDocument } from "@broadsheet/document/types";
import { collectAddresses, mapAddresses } from "./addresses.ts";
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

/** The document with links between files as links between posts and local files as media; what leads nowhere is told and stays. */
export async function settleAddresses(
  document: PostDocument,
  options: AddressOptions,
): Promise<{ document: PostDocument; notices: Notice[] }> {
  const notices: Notice[] = [];
  const settled = new Map<string, string>();
  for (const url of collectAddresses(document)) settled.set(url, await settleAddress(url, options, notices));
  return { document: mapAddresses(document, (url) => settled.get(url) ?? url), notices };
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

/** A picture of an author or tag, as an address: a file of the folder becomes media; null for what cannot be shown. */
export async function settlePicture(
  folder: SourceFolder,
  store: StoreFile,
  picture: string | null,
): Promise<string | null> {
  if (picture === null) return null;
  const path = picture.replace(/^\/+/, "");
  for (const root of roots) {
    try {
      return await store(`${root}${path}`, await folder.read(`${root}${path}`, maxMediaBytes));
    } catch (error) {
      if (!(error instanceof SourceError) && !(error instanceof AppError)) throw error;
    }
  }
  return /^https?:/i.test(picture) ? (href.safeParse(picture).data ?? null) : null;
}
