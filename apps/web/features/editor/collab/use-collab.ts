"use client";
import type { CollabPost } from "@broadsheet/contract/collab";
import type { PostDetail } from "@broadsheet/contract/posts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState, useSyncExternalStore } from "react";
import { useTRPC, useTRPCClient } from "@/trpc/client.tsx";
import { CollabProvider } from "./collab-provider.ts";
import type { CollabState } from "./collab-state.ts";
import { IndexedDbCopy } from "./indexed-db-copy.ts";
import { trpcTransport } from "./trpc-transport.ts";

/** What this says about a post that the page does not know yet. */
function merged(before: PostDetail, news: CollabPost): PostDetail {
  const { slug, version, updatedAt } = news;
  return { ...before, ...news, workingCopy: { ...before.workingCopy, slug, version, updatedAt } };
}

/** Opens the document of one post, and ties it to the server, the device, the network and the window. */
export function useCollab(post: PostDetail, userId: string): CollabProvider {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const { id } = post;
  const [provider] = useState(
    () =>
      new CollabProvider({
        postId: id,
        transport: trpcTransport(client),
        copy: new IndexedDbCopy(userId, id),
        online: typeof navigator === "undefined" || navigator.onLine,
      }),
  );
  const [leaving] = useState<{ timer?: ReturnType<typeof setTimeout> }>({});

  useEffect(() => {
    const online = () => provider.setOnline(true);
    const offline = () => provider.setOnline(false);
    const seen = () => {
      if (document.visibilityState === "hidden") void provider.flush();
      else if (provider.state.status.kind !== "saved") provider.retry();
    };
    const focused = () => {
      if (provider.state.status.kind === "refused") provider.retry();
    };
    // The page may be kept for the way back, or be gone: no answer is waited for.
    const left = () => {
      const where = { postId: id, client: provider.doc.clientID, caret: null, part: null, leaving: true };
      void fetch("/api/trpc/posts.collab.presence", {
        method: "POST",
        keepalive: true,
        headers: { "content-type": "application/json" },
        body: JSON.stringify(where),
      }).catch(() => {});
    };
    const back = ({ persisted }: PageTransitionEvent) => {
      if (persisted) provider.retry();
    };
    clearTimeout(leaving.timer);
    void provider.start();
    window.addEventListener("online", online);
    window.addEventListener("offline", offline);
    window.addEventListener("focus", focused);
    window.addEventListener("pagehide", left);
    window.addEventListener("pageshow", back);
    document.addEventListener("visibilitychange", seen);
    return () => {
      window.removeEventListener("online", online);
      window.removeEventListener("offline", offline);
      window.removeEventListener("focus", focused);
      window.removeEventListener("pagehide", left);
      window.removeEventListener("pageshow", back);
      document.removeEventListener("visibilitychange", seen);
      // Going to another screen: what is open is sent and folded, so that lists show it. What does not arrive stays on the device.
      leaving.timer = setTimeout(() => {
        void provider
          .settle()
          .catch(() => null)
          .then(() => {
            provider.destroy();
            return queries.invalidateQueries({ queryKey: trpc.posts.pathKey() });
          });
      });
    };
  }, [provider, leaving, queries, trpc, id]);

  const news = useCollabState(provider, ({ post }) => post);
  useEffect(() => {
    if (!news) return;
    const key = trpc.posts.get.queryKey({ id });
    const before = queries.getQueryData(key);
    if (!before) return;
    queries.setQueryData(key, merged(before, news));
    // Somebody took a step of the workflow: there is more to know than what came along.
    if (before.status !== news.status || before.live !== news.live)
      void queries.invalidateQueries({ queryKey: key });
  }, [news, id, queries, trpc]);
  return provider;
}

/** One thing that a provider knows about itself. Who asks is told when just that changes: every key changes something. */
export function useCollabState<T>(provider: CollabProvider, select: (state: CollabState) => T): T {
  const read = () => select(provider.snapshot());
  return useSyncExternalStore(provider.subscribe, read, read);
}
