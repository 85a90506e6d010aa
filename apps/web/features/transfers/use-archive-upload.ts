"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { sizeOf } from "@/features/media/media-words.ts";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPCClient } from "@/trpc/client.tsx";
import { uploadArchive } from "./upload-archive.ts";

export interface ArchiveUpload {
  file: File;
  what: "reading" | "sending";
  /** 0 to 1. */
  share: number;
  /** Why it does not go on. */
  error?: string;
}

/** Sends one archive at a time; `onSent` is told the id of the import it is for. */
export function useArchiveUpload(maxBytes: number, onSent: (id: string, file: File) => void) {
  const client = useTRPCClient();
  const [upload, setUpload] = useState<ArchiveUpload>();
  const [refused, setRefused] = useState<string>();
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);

  const send = useCallback(
    async (file: File): Promise<void> => {
      running.current?.abort();
      const control = new AbortController();
      const { signal } = control;
      running.current = control;
      setUpload({ file, what: "reading", share: 0 });
      try {
        const id = await uploadArchive(client, file, {
          signal,
          onProgress: (what, share) => !signal.aborted && setUpload({ file, what, share }),
        });
        if (signal.aborted) return;
        setUpload(undefined);
        onSent(id, file);
      } catch (error) {
        if (signal.aborted) return;
        const { message } = appErrorOf(error);
        setUpload((before) => before && { ...before, error: message });
      }
    },
    [client, onSent],
  );

  function choose(files: readonly File[]): void {
    const [file] = files;
    if (!file) return;
    const fault = faultOf(files, maxBytes);
    setRefused(fault);
    if (!fault) void send(file);
  }
  function cancel(): void {
    running.current?.abort();
    setUpload(undefined);
  }
  return { upload, refused, choose, cancel, again: () => upload && void send(upload.file) };
}

/** Why these files cannot be sent, before anything is; undefined when they can. */
function faultOf(files: readonly File[], maxBytes: number): string | undefined {
  const [file] = files;
  if (files.length > 1) return "Choose one archive: several folders can lie in it.";
  if (!file || !/\.zip$/i.test(file.name))
    return `${file?.name} is no .zip file. Pack the folder with your posts into one, and choose that.`;
  if (file.size === 0) return `${file.name} is empty.`;
  if (file.size > maxBytes)
    return `${file.name} has ${sizeOf(file.size)}; archives may have at most ${sizeOf(maxBytes)} here. Import it in parts, or ask whoever runs this installation.`;
  return undefined;
}
