import { parseRenditionName, renditionPath, renditionRecipe } from "@broadsheet/contract/renditions";
import { findMediaByContent } from "@broadsheet/core/media/media.reads";
import { planOf, provideRendition } from "@broadsheet/core/media/provide-rendition";
import { isCrowded } from "@broadsheet/core/media/rendition-queue";
import { siteLog } from "./site-context.ts";
import type { Site } from "./site-route.tsx";

/** What is answered at an address below /media. */
export interface ServedFile {
  storageKey: string;
  bytes: number;
  contentType: string;
  fileName: string;
  etag: string;
}

/** In the place of a rendition that is not to be had: its picture as it was uploaded, for a minute. */
export interface Elsewhere {
  path: string;
}

type MediaRow = NonNullable<Awaited<ReturnType<typeof findMediaByContent>>>;

/** The file of this publication that lives at the address; null when there is none. */
export async function fileAt(site: Site): Promise<ServedFile | Elsewhere | null> {
  const [, publicationId] = site.segments;
  const name = site.segments.at(-1) ?? "";
  const { id } = site.ctx.publication;
  if (publicationId !== id) return null;
  const rendition = parseRenditionName(name);
  const digest = rendition?.digest ?? /^([0-9a-f]{64})\.[a-z0-9]{1,8}$/.exec(name)?.[1];
  if (digest === undefined) return null;
  const row = await site.readOnce((tx) => findMediaByContent(tx, id, digest));
  if (!row) return null;
  if (rendition) return renditionAt(site, row, rendition);
  return site.path === `/${row.storageKey}` ? original(row) : null;
}

function original({ storageKey, bytes, contentType, fileName, sha256 }: MediaRow): ServedFile {
  // Not its content alone: what a camera noted may have been taken out of the file since.
  return { storageKey, bytes, contentType, fileName, etag: `"${sha256}-${bytes.toString(36)}"` };
}

/** Only versions that pages name are made, each once, and no more at a time than the machine bears. */
async function renditionAt(
  site: Site,
  row: MediaRow,
  wanted: NonNullable<ReturnType<typeof parseRenditionName>>,
): Promise<ServedFile | Elsewhere | null> {
  const { format, width, recipe } = wanted;
  const { formats, widths } = planOf(row);
  const storageKey = renditionPath(row.storageKey, wanted);
  const instead = { path: `/${row.storageKey}` };
  if (recipe > renditionRecipe) return null;
  if (recipe < renditionRecipe) return instead;
  if (site.path !== `/${storageKey}` || !formats.includes(format) || !widths.includes(width)) return null;
  const made = row.renditions?.find((each) => each.format === format && each.width === width);
  // Nothing becomes of a picture that was prepared and lacks this version, but to try again and again.
  if (!made && (row.renditionsVersion >= renditionRecipe || isCrowded())) return instead;
  try {
    const { bytes } = made ?? (await provideRendition(site.ctx, row, wanted));
    const fileName = `${row.fileName.replace(/\.[^.]*$/, "")}.${format}`;
    const etag = `"${row.sha256}-r${recipe}-${width}-${format}"`;
    return { storageKey, bytes, contentType: `image/${format}`, fileName, etag };
  } catch (error) {
    (await siteLog()).warn({ err: error, mediaId: row.id }, "a rendition could not be made");
    return instead;
  }
}
