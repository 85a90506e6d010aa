"use client";
import type { Media } from "@broadsheet/contract/media";
import { planRenditions, renditionPath } from "@broadsheet/contract/renditions";
import { Checkbox } from "@broadsheet/ui/checkbox";
import { cn } from "@broadsheet/ui/cn";
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

interface MediaTileProps {
  media: Media;
  chosen: boolean;
  /** Something is: then the boxes of all show. */
  choosing: boolean;
  /** With `range`, all from the one chosen before to this. Missing for who can do nothing with files. */
  onChoose: ((chosen: boolean, range: boolean) => void) | undefined;
  onOpen: (media: Media) => void;
}

/** A file. A click opens it; one with Ctrl, Cmd or Shift chooses it, as its box does. */
export function MediaTile({ media, chosen, choosing, onChoose, onOpen }: MediaTileProps) {
  const picture = media.contentType.startsWith("image/");
  return (
    <li className="group relative">
      <button
        type="button"
        aria-label={`${media.fileName}, ${factsOf(media)}${picture && !media.alt ? ", without a description" : ""}`}
        onClick={({ shiftKey, ctrlKey, metaKey }) => {
          if (onChoose && (shiftKey || ctrlKey || metaKey)) onChoose(shiftKey || !chosen, shiftKey);
          else onOpen(media);
        }}
        className="grid w-full select-none gap-1.5 rounded-md text-left"
      >
        <span
          className={cn(
            "grid aspect-4/3 place-items-center overflow-hidden rounded-md border border-line bg-sunken transition-shadow group-hover:shadow-mid",
            chosen && "outline-2 outline-accent outline-offset-2",
          )}
        >
          <MediaPreview media={media} className="size-full object-cover" />
        </span>
        <span className="truncate px-0.5 text-xs">{media.fileName}</span>
        {picture && !media.alt && (
          <span className="-mt-1 px-0.5 text-2xs text-warning">No description yet</span>
        )}
      </button>
      {onChoose && (
        <span
          className={cn(
            "absolute top-0 left-0 p-2 transition-opacity pointer-coarse:p-3",
            !choosing &&
              "opacity-0 focus-within:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
          )}
        >
          <Checkbox
            aria-label={`Choose ${media.fileName}`}
            checked={chosen}
            onClick={({ shiftKey }) => onChoose(shiftKey || !chosen, shiftKey)}
          />
        </span>
      )}
    </li>
  );
}
