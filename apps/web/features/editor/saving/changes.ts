import type { PostSettings, SavePostInput, WorkingCopy } from "@broadsheet/contract/posts";

/** What somebody changed and the server does not have yet: a save without the post and its version. */
export type Changes = Omit<SavePostInput, "id" | "version">;

/** What a working copy holds, as far as a save can change it. */
export type Content = Pick<WorkingCopy, "title" | "slug" | "document" | "settings">;

export function contentOf({ title, slug, document, settings }: Content): Content {
  return { title, slug, document, settings };
}

/** The later change wins, field by field. */
export function mergeChanges(before: Changes | null, after: Changes | null): Changes | null {
  if (!before || !after) return before ?? after;
  const merged = { ...before, ...after };
  if (before.settings && after.settings) merged.settings = { ...before.settings, ...after.settings };
  return merged;
}

/** Content with changes on top of it. */
export function applyChanges(content: Content, changes: Changes | null): Content {
  if (!changes) return content;
  return {
    title: changes.title ?? content.title,
    slug: changes.slug === undefined ? content.slug : changes.slug,
    document: changes.document ?? content.document,
    settings: { ...content.settings, ...definedSettings(changes.settings) },
  };
}

function definedSettings(settings: Changes["settings"]): Partial<PostSettings> {
  return Object.fromEntries(Object.entries(settings ?? {}).filter(([, value]) => value !== undefined));
}

/** How many things a person would say they changed: title, address, text, and each setting. */
export function countChanges(changes: Changes | null): number {
  if (!changes) return 0;
  const { settings, ...rest } = changes;
  const own = Object.values(rest).filter((value) => value !== undefined).length;
  return own + Object.keys(definedSettings(settings)).length;
}

/** Whether two contents are the same to a reader: the order of keys and spaces around the title do not count. */
export function sameContent(a: Content, b: Content): boolean {
  return (
    a.title.trim() === b.title.trim() &&
    a.slug === b.slug &&
    sameJson(a.document, b.document) &&
    sameJson(a.settings, b.settings)
  );
}

/** Deep equality of JSON values; a missing key equals one that is undefined. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  const at = (value: object, key: string) => (value as Record<string, unknown>)[key];
  return [...keys].every((key) => sameJson(at(a, key), at(b, key)));
}
