import type { PostSettings, SiteCover } from "@broadsheet/contract/posts";
import { sourcesOf } from "@broadsheet/contract/renditions";
import type { Tx } from "@broadsheet/db/connection";
import type { media } from "@broadsheet/db/schema";
import type { ResolvedMedia } from "@broadsheet/document/html";
import type { PostDocument } from "@broadsheet/document/types";
import { walk } from "@broadsheet/document/walk";
import type { Context } from "../kernel/context.ts";
import { digestOf } from "../media/digest-of.ts";
import { listMediaByContent } from "../media/picture.reads.ts";
import { planOf } from "../media/provide-rendition.ts";

type MediaRow = typeof media.$inferSelect;

/** What is known of the pictures that a post shows. */
export interface PostPictures {
  resolve(src: string): ResolvedMedia;
  cover: SiteCover | null;
}

/** As wide as the text on a wide screen, else the window without its margins. A browser that lays out before it chooses needs neither. */
const bodySizes = "(min-width: 48rem) 43rem, 92vw";

/** Finds the files behind the pictures of a post: one query, whatever their number. Pictures from elsewhere stay as they are. */
export async function resolvePictures(
  tx: Tx,
  ctx: Context,
  document: PostDocument,
  settings: PostSettings,
): Promise<PostPictures> {
  const addresses = new Set<string>(settings.cover ? [settings.cover.src] : []);
  walk(document, (node) => {
    if (node.type === "figure" || node.type === "image") addresses.add(node.attrs.src);
  });
  const digests = [...addresses].flatMap((src) => digestOf(ctx, src) ?? []);
  const rows = digests.length === 0 ? [] : await listMediaByContent(tx, ctx.publication.id, digests);
  const files = new Map(rows.map((row) => [row.sha256, row]));
  const fileOf = (src: string) => files.get(digestOf(ctx, src) ?? "");
  return {
    resolve: (src) => resolved(src, fileOf(src)),
    cover: settings.cover && coverOf(settings.cover, fileOf(settings.cover.src)),
  };
}

function resolved(src: string, file: MediaRow | undefined): ResolvedMedia {
  if (!file) return { src };
  const { width, height, placeholder } = file;
  const path = `/${file.storageKey}`;
  return {
    src: path,
    sources: sourcesOf(path, planOf(file)),
    sizes: width ? `auto, ${bodySizes}` : bodySizes,
    ...(width && height ? { width, height } : {}),
    placeholder,
  };
}

function coverOf(cover: NonNullable<PostSettings["cover"]>, file: MediaRow | undefined): SiteCover {
  if (!file) return { ...cover, picture: null };
  const { width, height, placeholder, focalX, focalY } = file;
  const own = { src: `/${file.storageKey}`, width, height, placeholder };
  return { ...cover, picture: { ...own, ...planOf(file), focal: { x: focalX, y: focalY } } };
}
