"use client";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Progress } from "@broadsheet/ui/progress";
import { CircleAlert, X } from "lucide-react";
import type { Upload } from "./use-uploads.ts";

interface UploadListProps {
  uploads: readonly Upload[];
  onDismiss: (id: string) => void;
  onAgain: (id: string) => void;
}

export function UploadList({ uploads, onDismiss, onAgain }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <Card aria-label="Uploads">
      <ul className="divide-y divide-line">
        {uploads.map(({ id, fileName, share, error, retry }) => (
          <li key={id} className="grid gap-1.5 px-5 py-3 text-sm">
            <div className="flex items-center gap-3">
              <span className="min-w-0 flex-1 truncate">{fileName}</span>
              {error && retry && (
                <Button size="sm" onClick={() => onAgain(id)}>
                  Go on
                </Button>
              )}
              {error && (
                <IconButton size="sm" label={`Dismiss ${fileName}`} onClick={() => onDismiss(id)}>
                  <X />
                </IconButton>
              )}
            </div>
            {error ? (
              <p role="alert" className="flex gap-1.5 text-danger text-xs">
                <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
                {error}
              </p>
            ) : (
              <Progress value={share > 0 ? share * 100 : null} label={`Uploading ${fileName}`} />
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
