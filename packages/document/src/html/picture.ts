import type { FigureNode, ImageNode } from "../types.ts";
import { safeImage } from "../urls.ts";
import { attributes, escapeHtml } from "./escape.ts";
import type { HtmlState, ResolvedMedia } from "./options.ts";

const dataImage = /^data:image\/(?:webp|png|jpeg|avif);base64,[A-Za-z0-9+/]+={0,2}$/;

/** The img element, in a picture element where there are lighter versions; the alt text alone when the address may not be shown. */
export function renderImage(node: ImageNode | FigureNode, state: HtmlState): string {
  const { src, alt, title } = node.attrs;
  const resolve = state.options.resolveMedia;
  const media = resolve ? resolve(src) : { src };
  const address = media && safeImage(media.src);
  if (!media || !address) return escapeHtml(alt ?? "");
  const { placeholder } = media;
  const image = `<img${attributes({
    src: address,
    alt: alt ?? "",
    title: title || null,
    ...sizeOf(node, media),
    // Held to this form, it can end neither the attribute nor the address.
    style: placeholder && dataImage.test(placeholder) ? `background-image:url(${placeholder})` : null,
    loading: "lazy",
    decoding: "async",
  })}>`;
  const sources = (media.sources ?? []).map(
    ({ type, srcset }) => `<source${attributes({ type, srcset, sizes: media.sizes })}>`,
  );
  return sources.length === 0 ? image : `<picture>${sources.join("")}${image}</picture>`;
}

/** The author's size where there is one, completed in the file's own proportions; else that of the file. */
function sizeOf({ attrs }: ImageNode | FigureNode, media: ResolvedMedia) {
  const { width = null, height = null } = attrs;
  if (width === null && height === null) return { width: media.width, height: media.height };
  if (!media.width || !media.height) return { width, height };
  return {
    width: width ?? Math.max(1, Math.round(((height ?? 0) * media.width) / media.height)),
    height: height ?? Math.max(1, Math.round(((width ?? 0) * media.height) / media.width)),
  };
}
