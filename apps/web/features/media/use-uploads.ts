"use client";
import { toast } from "@broadsheet/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { forgetFile, type KeptFile, keepFile, readKeptFiles } from "./kept-files.ts";
import { makesDigests } from "./send-piece.ts";
import { uploadFile } from "./upload-file.ts";
import { uploadInPieces } from "./upload-in-pieces.ts";

export interface Upload {
  id: string;
  fileName: string;
  /** The share that has left, 0 to 1. */
  share: number;
  /** Why it did not work. */
  error?: string | undefined;
  /** Trying again may help. */
  retry?: boolean;
}

/** Uploads under way or refused; finished ones are in the list of media. Files go one after the other, and on after a reload. */
export function useUploads() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { person } = useStudio();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const kept = useRef(new Map<string, KeptFile>());
  const queue = useRef<Promise<unknown>>(Promise.resolve());
  const stop = useRef(new AbortController());

  const change = useCallback(
    (id: string, with_: Partial<Upload>) =>
      setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...with_ } : upload))),
    [],
  );
  const dismiss = useCallback((id: string) => {
    kept.current.delete(id);
    void forgetFile(id);
    setUploads((all) => all.filter((upload) => upload.id !== id));
  }, []);

  const send = useCallback(
    async ({ id, file, folderId }: KeptFile): Promise<void> => {
      if (!kept.current.has(id)) return;
      const { signal } = stop.current;
      const onProgress = (share: number) => change(id, { share });
      try {
        const { media, existed } = makesDigests()
          ? await uploadInPieces(client, file, { folderId, signal, onProgress })
          : { media: await uploadFile(file, onProgress), existed: false };
        dismiss(id);
        await queries.invalidateQueries(trpc.media.pathFilter());
        if (existed)
          toast({ title: `${file.name} is here already`, description: `It is called ${media.fileName}.` });
        else toast({ title: `${file.name} is uploaded`, tone: "success" });
      } catch (error) {
        if (signal.aborted) return;
        const { code, message } = appErrorOf(error);
        const retry = ["UNAVAILABLE", "RATE_LIMITED", "INTERNAL", "UNAUTHENTICATED"].includes(code);
        if (!retry) void forgetFile(id);
        change(id, { error: message, retry });
      }
    },
    [client, queries, trpc, change, dismiss],
  );

  const line = useCallback(
    (file: KeptFile) => {
      queue.current = queue.current.then(() => send(file));
    },
    [send],
  );

  useEffect(() => {
    stop.current = new AbortController();
    let gone = false;
    void readKeptFiles(person.userId).then((files) => {
      if (gone) return;
      for (const file of files) {
        if (kept.current.has(file.id)) continue;
        kept.current.set(file.id, file);
        setUploads((all) => [...all, { id: file.id, fileName: file.file.name, share: 0 }]);
        line(file);
      }
    });
    return () => {
      gone = true;
      stop.current.abort();
      kept.current.clear();
    };
  }, [person.userId, line]);

  function add(files: Iterable<File>, folderId: string | null = null): void {
    for (const file of files) {
      const entry = {
        id: crypto.randomUUID?.() ?? `${Date.now()}-${Math.random()}`,
        userId: person.userId,
        file,
        folderId,
      };
      kept.current.set(entry.id, entry);
      setUploads((all) => [...all, { id: entry.id, fileName: file.name, share: 0 }]);
      void keepFile(entry).then(() => line(entry));
    }
  }
  function again(id: string): void {
    const file = kept.current.get(id);
    if (!file) return;
    change(id, { error: undefined, retry: false });
    line(file);
  }
  return { uploads, add, again, dismiss };
}
