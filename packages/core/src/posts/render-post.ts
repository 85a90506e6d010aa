import type { PostOutline, PostSettings, SiteCover } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { highlightCode } from "@broadsheet/document/highlight";
import { labelsFor, renderHtml } from "@broadsheet/document/html";
import { rendererVersion } from "@broadsheet/document/renderer-version";
import { outline } from "@broadsheet/document/text";
import type { PostDocument } from "@broadsheet/document/types";
import type { Context } from "../kernel/context.ts";
import { resolvePictures } from "./resolve-pictures.ts";

/** What the renderer makes of a document, as the columns of a published post hold it. */
export interface RenderedPost {
  html: string;
  outline: PostOutline;
  rendererVersion: number;
  /** With what readers' pages need of the cover's file. */
  settings: ReaderSettings;
}

export type ReaderSettings = Omit<PostSettings, "cover"> & { cover: SiteCover | null };

/** Renders the text of a post for its page. Takes a few seconds at most, whatever the document holds. */
export async function renderPost(
  tx: Tx,
  ctx: Context,
  document: PostDocument,
  settings: PostSettings,
): Promise<RenderedPost> {
  // The page's only first heading is its title.
  const headings = outline(document);
  const headingOffset = headings.some((heading) => heading.level === 1) ? 1 : 0;
  const pictures = await resolvePictures(tx, ctx, document, settings);
  const html = renderHtml(document, {
    headingOffset,
    labels: labelsFor(settings.language ?? ctx.publication.settings.language),
    page: true,
    resolveMedia: pictures.resolve,
    code: await colours(ctx, document),
  });
  return {
    html,
    outline: headings.map((heading) => ({ ...heading, level: Math.min(6, heading.level + headingOffset) })),
    rendererVersion,
    settings: { ...settings, cover: pictures.cover },
  };
}

/** A grammar that fails must not keep a post from its readers: they get its code plain. */
function colours(ctx: Context, document: PostDocument) {
  return highlightCode(document).catch((error) => {
    ctx.log.error({ err: error }, "code could not be coloured");
    return undefined;
  });
}
