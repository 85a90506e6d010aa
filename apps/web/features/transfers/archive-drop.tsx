"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { cn } from "@broadsheet/ui/cn";
import { FileArchive } from "lucide-react";
import { useRef } from "react";
import { sizeOf } from "@/features/media/media-words.ts";
import { useDropTarget } from "@/features/media/use-drop-target.ts";

interface ArchiveDropProps {
  maxBytes: number;
  /** Why the file that was chosen last was not taken. */
  refused: string | undefined;
  onFiles: (files: File[]) => void;
}

/** Where an archive is dropped or chosen. */
export function ArchiveDrop({ maxBytes, refused, onFiles }: ArchiveDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const { over, handlers } = useDropTarget(onFiles);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div
        {...handlers}
        className={cn(
          "grid justify-items-center gap-3 rounded-md border border-line-strong border-dashed px-4 py-9 text-center transition-colors",
          over ? "border-accent bg-accent-soft" : "bg-sunken/40",
        )}
      >
        <FileArchive aria-hidden className="size-7 text-ink-faint" strokeWidth={1.5} />
        <p className="text-ink-soft text-sm">Drop an archive here, or</p>
        <Button variant="primary" onClick={() => input.current?.click()}>
          Choose a .zip file
        </Button>
        <p className="text-ink-faint text-xs">
          Up to {sizeOf(maxBytes)}. Pictures that lie in the folder come along.
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".zip,application/zip"
          data-testid="archive-file"
          onChange={({ target }) => {
            onFiles([...(target.files ?? [])]);
            target.value = "";
          }}
        />
      </div>
      {refused && <Callout tone="danger">{refused}</Callout>}
    </div>
  );
}
