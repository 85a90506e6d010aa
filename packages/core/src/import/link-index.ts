import path from "node:path";
import type { PostKind } from "@broadsheet/contract/posts";
import { oldPath } from "./permalink.ts";
import { sourceEnding } from "./source-name.ts";

export interface LinkTarget {
  file: string;
  kind: PostKind;
  slug: string;
}

/** Where a link in a file leads. `post` is an address on this site; `path` a file of the folder that is none of the imported ones. */
export type Resolution =
  | { to: "post"; href: string }
  | { to: "file"; path: string }
  | { to: "elsewhere" }
  | { to: "nowhere" };

const ownPaths = /^\/(?:$|(?:posts|tags|authors|archive|search|media)(?:\/|$)|(?:feed|atom|sitemap)\b)/;

export function postAddress({ kind, slug }: { kind: PostKind; slug: string }): string {
  return kind === "page" ? `/${encodeURIComponent(slug)}` : `/posts/${encodeURIComponent(slug)}`;
}

/** Finds the imported post that a link means, by the file it names or by the address the post had before. */
export class LinkIndex {
  readonly #files = new Map<string, LinkTarget>();
  readonly #addresses = new Map<string, LinkTarget>();
  readonly #own = new Map<string, string>();
  readonly #hosts: ReadonlySet<string>;

  /** `hosts` are those under which the imported site was reached. */
  constructor(hosts: Iterable<string> = []) {
    this.#hosts = new Set([...hosts].map((host) => host.toLowerCase()));
  }

  /** A file of an export is meant by its full name only, as an export writes it. */
  addFile(target: LinkTarget, exact: boolean): void {
    if (exact) {
      this.#files.set(target.file.toLowerCase(), target);
      return;
    }
    const bare = target.file.replace(sourceEnding, "");
    for (const name of [
      target.file,
      bare,
      bare.replace(/\/index$/, ""),
      bare.replace(/^_posts\/|(?<=\/)_posts\//, ""),
    ])
      if (!this.#files.has(name.toLowerCase())) this.#files.set(name.toLowerCase(), target);
  }

  /** Returns false when another file already had this address. */
  addAddress(address: string, target: LinkTarget): boolean {
    const before = this.#addresses.get(address);
    if (!before) this.#addresses.set(address, target);
    if (!this.#own.has(target.file)) this.#own.set(target.file, address);
    return before === undefined || before.file === target.file;
  }

  /** The file that Jekyll's `post_url` or `link` names; null when there is none. */
  locate(name: string): string | null {
    const wanted = name.replace(/^\/+/, "").replace(sourceEnding, "").toLowerCase();
    const found = this.#files.get(wanted) ?? this.#files.get(wanted.replace(/^_posts\//, ""));
    return found ? postAddress(found) : null;
  }

  resolve(from: string, href: string): Resolution {
    const [, address = "", query = "", hash = ""] = /^([^?#]*)(\?[^#]*)?(#.*)?$/s.exec(href) ?? [];
    const onSite = this.#pathOnSite(address);
    if (onSite === null || address === "") return { to: "elsewhere" };
    const found = onSite.startsWith("/") ? this.#byAddress(onSite) : this.#byFile(from, onSite);
    if (found) return { to: "post", href: `${postAddress(found)}${query}${hash}` };
    // With a host of its own it works wherever it stands.
    if (onSite !== address) return { to: "elsewhere" };
    const file = decoded(
      onSite.startsWith("/") ? onSite.slice(1) : path.posix.join(path.posix.dirname(from), onSite),
    );
    if (
      file !== null &&
      !file.startsWith("..") &&
      /\.[A-Za-z0-9]{2,5}$/.test(file) &&
      !/\.(?:html?|md|markdown|mdx)$/i.test(file)
    )
      return { to: "file", path: file };
    return onSite.startsWith("/") && ownPaths.test(onSite) ? { to: "elsewhere" } : { to: "nowhere" };
  }

  /** The address without scheme and host when it is one of the imported site; null when it leads to another. */
  #pathOnSite(address: string): string | null {
    const [, scheme, host, rest] = /^(?:([a-z][a-z0-9+.-]*):)?(?:\/\/([^/]*))?(.*)$/is.exec(address) ?? [];
    if (host === undefined) return scheme === undefined ? address : null;
    if (scheme !== undefined && !/^https?$/i.test(scheme)) return null;
    return this.#hosts.has(host.toLowerCase()) ? rest || "/" : null;
  }

  #byAddress(address: string): LinkTarget | undefined {
    const known = oldPath(address);
    if (known === null) return undefined;
    return (
      this.#addresses.get(known) ??
      this.#addresses.get(known.replace(/\.html?$/i, "")) ??
      this.#addresses.get(`${known}.html`) ??
      (sourceEnding.test(known) ? this.#files.get(known.slice(1).toLowerCase()) : undefined)
    );
  }

  #byFile(from: string, relative: string): LinkTarget | undefined {
    const name = decoded(relative);
    if (name === null) return undefined;
    const joined = path.posix.join(path.posix.dirname(from), name).replace(/\/$/, "").toLowerCase();
    const found =
      this.#files.get(joined) ??
      this.#files.get(joined.replace(sourceEnding, "")) ??
      this.#files.get(joined.replace(/\.html?$/, ""));
    if (found) return found;
    // As a browser read it where the post stood.
    const own = this.#own.get(from);
    return own === undefined
      ? undefined
      : this.#byAddress(new URL(relative, `http://x${encodeURI(own)}/`).pathname);
  }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
