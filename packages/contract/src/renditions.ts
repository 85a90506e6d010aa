import type { Rendition } from "./media.ts";

/** Counts up when renditions are made otherwise than before: other widths, other settings. Their addresses name it. */
export const renditionRecipe = 1;

export type RenditionFormat = Rendition["format"];

/** Lighter versions that a picture has: each width in each format. */
export interface RenditionPlan {
  /** The lightest first. */
  formats: RenditionFormat[];
  /** In pixels, rising. */
  widths: number[];
}

/** From a phone's column to a cover on a large, dense screen. */
const widths = [400, 800, 1200, 1600, 2400];
const widestMoving = 800;
/** A smaller picture weighs next to nothing as it is. */
const narrowest = 200;

/** Which versions are made of a picture. Moving ones are made as WebP alone, in fewer sizes: each of their frames is a picture. */
export function planRenditions({ width, animated }: { width: number; animated: boolean }): RenditionPlan {
  if (width < narrowest) return { formats: [], widths: [] };
  const widest = Math.min(width, animated ? widestMoving : (widths.at(-1) ?? width));
  // A step that is nearly the last one would hardly be lighter.
  const steps = widths.filter((step) => step < widest * 0.9);
  return { formats: animated ? ["webp"] : ["avif", "webp"], widths: [...steps, widest] };
}

/** The address of a rendition, from that of its picture (`/media/…/<hash>.jpg`). */
export function renditionPath(
  picture: string,
  { format, width }: { format: RenditionFormat; width: number },
) {
  return `${picture.replace(/\.[a-z0-9]+$/, "")}.r${renditionRecipe}-${width}.${format}`;
}

/** What the last part of a rendition's address names; null for another name. */
export function parseRenditionName(
  name: string,
): { digest: string; recipe: number; width: number; format: RenditionFormat } | null {
  const found = /^([0-9a-f]{64})\.r([1-9]\d{0,3})-([1-9]\d{0,4})\.(avif|webp)$/.exec(name);
  if (!found) return null;
  const [, digest = "", recipe, width, format] = found;
  return { digest, recipe: Number(recipe), width: Number(width), format: format as RenditionFormat };
}

/** What stands in the `source` elements of a picture, the lightest format first. */
export function sourcesOf(picture: string, plan: RenditionPlan): { type: string; srcset: string }[] {
  return plan.formats.map((format) => ({
    type: `image/${format}`,
    srcset: plan.widths.map((width) => `${renditionPath(picture, { format, width })} ${width}w`).join(", "),
  }));
}
