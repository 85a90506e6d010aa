"use client";
import type { PostDetail } from "@broadsheet/contract/posts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { appErrorOf } from "@/trpc/app-error.ts";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { DraftStore } from "./draft-store.ts";
import { PostSaver } from "./post-saver.ts";
import { type SaveState, type SaveStatus, saveStatus } from "./save-machine.ts";

const limit = () => ({ signal: AbortSignal.timeout(30_000) });
const rethrow = (error: unknown): never => {
  throw appErrorOf(error);
};

export interface PostSaving {
  saver: PostSaver;
  drafts: DraftStore;
}

/** Makes the saver of one editor and ties it to the server, the device, the network and the window. */
export function useSavePost(post: PostDetail, userId: string): PostSaving {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const [saving] = useState<PostSaving>(() => {
    const drafts = new DraftStore(post.id, userId);
    const detail = trpc.posts.get.queryKey({ id: post.id });
    const saver = new PostSaver(post.workingCopy, {
      // The machine repeats, and the editor says what is wrong: neither the query client's repetition nor its messages are wanted.
      send: (changes) => client.posts.save.mutate({ id: post.id, ...changes }, limit()).catch(rethrow),
      load: async () => (await client.posts.get.query({ id: post.id }, limit()).catch(rethrow)).workingCopy,
      keep: (draft) => drafts.keep(draft),
      onSaved: ({ version, updatedAt, ...state }) => {
        queries.setQueryData(detail, (before) => {
          if (!before) return before;
          const workingCopy = { ...before.workingCopy, ...saver.base, version, updatedAt };
          const { title } = workingCopy;
          return { ...before, ...state, title, version, updatedAt, workingCopy };
        });
        void queries.invalidateQueries({ queryKey: trpc.posts.list.queryKey() });
      },
      clock: {
        now: () => Date.now(),
        setTimer: (run, milliseconds) => {
          const timer = setTimeout(run, milliseconds);
          return () => clearTimeout(timer);
        },
      },
    });
    return { saver, drafts };
  });

  useEffect(() => {
    const { saver, drafts } = saving;
    const online = () => saver.setOnline(true);
    const offline = () => saver.setOnline(false);
    const hidden = () => {
      if (document.visibilityState === "hidden") void saver.flush();
    };
    const collect = () => saver.collect();
    const leaving = (event: BeforeUnloadEvent) => {
      saver.collect();
      if (saveStatus(saver.state).kind !== "saved") event.preventDefault();
    };
    drafts.open();
    saver.start();
    if (!navigator.onLine) offline();
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    window.addEventListener("beforeunload", leaving);
    window.addEventListener("pagehide", collect);
    document.addEventListener("visibilitychange", hidden);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("beforeunload", leaving);
      window.removeEventListener("pagehide", collect);
      document.removeEventListener("visibilitychange", hidden);
      // Going to another screen: what is open is sent, and stays on the device until it has arrived.
      // What has not arrived by then is offered by the next visit, also one in this tab.
      void saver.flush().then(() => drafts.close());
      saver.stop();
    };
  }, [saving]);
  return saving;
}

export function useSaveState(saver: PostSaver): SaveState {
  return useSyncExternalStore(saver.subscribe, saver.snapshot, saver.snapshot);
}

export function useSaveStatus(saver: PostSaver): SaveStatus {
  return saveStatus(useSaveState(saver));
}
