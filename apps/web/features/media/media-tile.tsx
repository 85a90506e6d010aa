"use client";
import type { Media } from "@broadsheet/contract/media";
import { planRenditions, renditionPath } from "@broadsheet/contract/renditions";
import { FileAudio, FileText, FileVideo } from "lucide-react";
import { factsOf } from "./media-words.ts";

function FileSymbol({ contentType }: { contentType: string }) {
  const Icon = contentType.startsWith("video/")
    ? FileVideo
    : contentType.startsWith("audio/")
      ? FileAudio
      : FileText;
  return <Icon aria-hidden className="size-8 text-ink-faint" />;
}

const thumbnailWidth = 400;

/** A light version where the picture has one of this width. */
function thumbnailOf({ url, width }: Media): string {
  if (width === null || !planRenditions({ width, animated: false }).widths.includes(thumbnailWidth))
    return url;
  return renditionPath(url, { format: "webp", width: thumbnailWidth });
}

/** What a file looks like; for others than pictures a symbol. */
export function MediaPreview({ media, className }: { media: Media; className?: string }) {
  return media.contentType.startsWith("image/") ? (
    // biome-ignore lint/performance/noImgElement: the file in a light version
    <img
      src={thumbnailOf(media)}
      alt={media.alt}
      loading="lazy"
      className={className}
      style={{ objectPosition: `${media.focal.x * 100}% ${media.focal.y * 100}%` }}
    />
  ) : (
    <FileSymbol contentType={media.contentType} />
  );
}

export function MediaTile({ media, onOpen }: { media: Media; onOpen: (media: Media) => void }) {
  const picture = media.contentType.startsWith("image/");
  return (
    <li>
      <button
        type="button"
        aria-label={`${media.fileName}, ${factsOf(media)}${picture && !media.alt ? ", without a description" : ""}`}
        onClick={() => onOpen(media)}
        className="group grid w-full gap-1.5 rounded-md text-left"
      >
        <span className="grid aspect-4/3 place-items-center overflow-hidden rounded-md border border-line bg-sunken transition-shadow group-hover:shadow-mid">
          <MediaPreview media={media} className="size-full object-cover" />
        </span>
        <span className="truncate px-0.5 text-xs">{media.fileName}</span>
        {picture && !media.alt && (
          <span className="-mt-1 px-0.5 text-2xs text-warning">No description yet</span>
        )}
      </button>
    </li>
  );
}
