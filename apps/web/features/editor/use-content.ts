"use client";
import { validSettings } from "@broadsheet/contract/collab";
import type { PostSettings } from "@broadsheet/contract/posts";
import { sharedTexts } from "@broadsheet/document/collab/shared-document";
import { useMemo, useSyncExternalStore } from "react";
import { useEditorContext } from "./editor-context.tsx";

/** Title and settings as everybody's changes have made them; the text is in the editor itself (and in `readContent`). */
export function useContent(): { title: string; settings: PostSettings } {
  const { collab, post } = useEditorContext();
  const before = post.workingCopy.settings;
  const store = useMemo(() => {
    const { title, tagIds, settings, excerpt, metaDescription } = collab.parts;
    const watched = [title, tagIds, settings, excerpt, metaDescription];
    const read = () => {
      const written: Record<string, unknown> = Object.fromEntries(settings.entries());
      for (const name of sharedTexts) written[name] = collab.parts[name].toString();
      written.tagIds = [...new Set(tagIds.toArray())];
      return { title: title.toString(), settings: validSettings(written, before) };
    };
    let known = read();
    return {
      snapshot: () => known,
      subscribe: (listener: () => void) => {
        const changed = () => {
          known = read();
          listener();
        };
        for (const part of watched) part.observe(changed as never);
        return () => {
          for (const part of watched) part.unobserve(changed as never);
        };
      },
    };
  }, [collab, before]);
  return useSyncExternalStore(store.subscribe, store.snapshot, store.snapshot);
}
