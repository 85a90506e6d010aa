import { slugify } from "../kernel/slugify.ts";

/** What an export is called: the publication and the day, as any file system takes it. */
export function exportName(publication: string, now: Date): string {
  return `${nameOfExport(publication, now)}.zip`;
}

/** The folder that everything in it lies in. */
export function nameOfExport(publication: string, now: Date): string {
  const name = slugify(publication)
    .replaceAll(/[^a-z0-9-]/g, "")
    .slice(0, 60);
  return `${name || "broadsheet"}-${now.toISOString().slice(0, 10)}`;
}
