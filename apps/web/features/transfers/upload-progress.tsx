"use client";
import { Button } from "@broadsheet/ui/button";
import { Callout } from "@broadsheet/ui/callout";
import { Progress } from "@broadsheet/ui/progress";
import { sizeOf } from "@/features/media/media-words.ts";
import type { ArchiveUpload } from "./use-archive-upload.ts";

interface UploadProgressProps {
  upload: ArchiveUpload;
  onCancel: () => void;
  onAgain: () => void;
}

/** An archive on its way to the server. */
export function UploadProgress({ upload, onCancel, onAgain }: UploadProgressProps) {
  const { file, what, share, error } = upload;
  const words = what === "reading" ? "Reading the file" : "Sending it";
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="wrap-anywhere font-medium">{file.name}</p>
        <p className="text-ink-faint text-xs tabular-nums">
          {Math.floor(share * 100)} % of {sizeOf(file.size)}
        </p>
      </div>
      {error ? (
        <Callout tone="danger" title="Not all of it has arrived">
          {error}. What has arrived is kept for some days.
        </Callout>
      ) : (
        <>
          <Progress value={share * 100} label={`${words}: ${file.name}`} />
          <p role="status" className="text-ink-soft text-sm">
            {words}. Stay on this page; should the connection break, choose the same file again, and it goes
            on.
          </p>
        </>
      )}
      <div className="flex flex-wrap gap-2">
        {error && (
          <Button variant="primary" onClick={onAgain}>
            Go on
          </Button>
        )}
        <Button variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
