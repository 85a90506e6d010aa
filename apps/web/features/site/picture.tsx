import type { Cover, SiteCover } from "@broadsheet/contract/posts";
import { sourcesOf } from "@broadsheet/contract/renditions";
import type { CSSProperties } from "react";

interface PictureProps {
  cover: Cover & Partial<Pick<SiteCover, "picture">>;
  /** The first picture of a page is not waited with. */
  eager?: boolean;
  /** How wide it is shown, as in HTML. */
  sizes?: string;
}

/** A cover with the room it needs kept free, in versions for every screen. What matters of it stays in sight where it is cropped. */
export function Picture({ cover, eager = false, sizes = "(min-width: 70rem) 65rem, 100vw" }: PictureProps) {
  const image = (
    <img
      src={cover.src}
      alt={cover.alt}
      width={cover.width ?? undefined}
      height={cover.height ?? undefined}
      loading={eager ? undefined : "lazy"}
      fetchPriority={eager ? "high" : undefined}
      decoding="async"
      style={styleOf(cover)}
    />
  );
  const sources = cover.picture ? sourcesOf(cover.src, cover.picture) : [];
  if (sources.length === 0) return image;
  return (
    <picture>
      {sources.map(({ type, srcset }) => (
        // One that is not waited with is chosen before anything is laid out.
        <source key={type} type={type} srcSet={srcset} sizes={eager ? sizes : `auto, ${sizes}`} />
      ))}
      {image}
    </picture>
  );
}

const percent = (share: number) => `${Math.round(share * 1000) / 10}%`;

function styleOf({ picture }: PictureProps["cover"]): CSSProperties | undefined {
  if (!picture) return undefined;
  const { focal, placeholder } = picture;
  const centred = focal.x === 0.5 && focal.y === 0.5;
  const style: CSSProperties = {
    ...(centred ? {} : { objectPosition: `${percent(focal.x)} ${percent(focal.y)}` }),
    ...(placeholder ? { backgroundImage: `url(${placeholder})` } : {}),
  };
  return Object.keys(style).length > 0 ? style : undefined;
}
