"use client";
import { toast } from "@broadsheet/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC } from "@/trpc/client.tsx";
import { uploadFile } from "./upload-file.ts";

export interface Upload {
  id: number;
  fileName: string;
  /** The share that has left, 0 to 1. */
  share: number;
  /** Why it did not work. */
  error?: string;
}

/** Uploads under way or refused; finished ones are in the list of media. Files go one after the other. */
export function useUploads() {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const lastId = useRef(0);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const change = (id: number, with_: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.id === id ? { ...upload, ...with_ } : upload)));
  const dismiss = (id: number) => setUploads((all) => all.filter((upload) => upload.id !== id));

  async function send(id: number, file: File): Promise<void> {
    try {
      await uploadFile(file, (share) => change(id, { share }));
      dismiss(id);
      await queries.invalidateQueries(trpc.media.pathFilter());
      toast({ title: `${file.name} is uploaded`, tone: "success" });
    } catch (error) {
      change(id, { error: appErrorOf(error).message });
    }
  }

  function add(files: Iterable<File>): void {
    for (const file of files) {
      lastId.current += 1;
      const id = lastId.current;
      setUploads((all) => [...all, { id, fileName: file.name, share: 0 }]);
      queue.current = queue.current.then(() => send(id, file));
    }
  }

  return { uploads, add, dismiss };
}
