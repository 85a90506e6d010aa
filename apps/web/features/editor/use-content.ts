"use client";
import { useMemo } from "react";
import type { Content } from "./saving/changes.ts";
import type { PostSaver } from "./saving/post-saver.ts";
import { useSaveState } from "./saving/use-save-post.ts";

/** What the editor holds: what the server has, with everything it does not have yet on top. */
export function useContent(saver: PostSaver): Content {
  const state = useSaveState(saver);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the content changes with the state
  return useMemo(() => saver.content(), [saver, state]);
}
