import { slugify } from "../kernel/slugify.ts";
import type { ExportEntry } from "./export.reads.ts";

/** Longest name of a file that every common file system takes, in bytes, with room for an ending. */
const maxNameBytes = 200;

export interface ExportPaths {
  /** Of the file of each post, by its id, relative to the export with forward slashes. */
  byId: ReadonlyMap<string, string>;
  /** Of what is being written on live posts, by id. */
  changesById: ReadonlyMap<string, string>;
  /** The file that an address of this site leads to. */
  byAddress: ReadonlyMap<string, string>;
}

/** Names the files: `posts/<slug>.md`, `pages/<slug>.md` for what is live, `drafts/<slug>.md` for everything else. */
export function exportPaths(entries: readonly ExportEntry[]): ExportPaths {
  const taken = new Set<string>();
  const name = (folder: string, wish: string): string => {
    const base = cut(wish) || "untitled";
    for (let n = 1; ; n++) {
      const path = `${folder}/${base}${n === 1 ? "" : `-${n}`}.md`;
      if (taken.has(path)) continue;
      taken.add(path);
      return path;
    }
  };
  const byId = new Map<string, string>();
  const byAddress = new Map<string, string>();
  const changesById = new Map<string, string>();
  for (const { id, kind, live, slug, title, hasChanges } of entries) {
    const wish = slug ?? slugify(title);
    const path = name(live ? `${kind}s` : "drafts", wish);
    byId.set(id, path);
    const address = kind === "page" ? `/${slug}` : `/posts/${slug}`;
    if (slug !== null && (live || !byAddress.has(address))) byAddress.set(address, path);
    if (hasChanges) changesById.set(id, name("drafts", `${wish}-changes`));
  }
  return { byId, changesById, byAddress };
}

function cut(wish: string): string {
  let name = wish;
  while (Buffer.byteLength(name) > maxNameBytes) name = [...name].slice(0, -1).join("");
  return name;
}
