"use client";
import type { PostDetail } from "@broadsheet/contract/posts";
import { createContext, useContext } from "react";
import type { KeptDraft } from "./saving/draft-store.ts";
import type { PostSaver } from "./saving/post-saver.ts";

/** What the parts of the editor share. */
export interface EditorSession {
  /** The post as the server last described it. */
  post: PostDetail;
  saver: PostSaver;
  editable: boolean;
  /** Grows whenever the text is replaced from outside: by a revision, another person's version, a recovered draft. */
  generation: number;
  /** Shows a post as a step left it. Where the step changed the content, that takes the place of this editor's. */
  show: (post: PostDetail) => void;
  /** Unsaved changes of an earlier visit that ended without saving them. */
  recovered: KeptDraft | null;
  takeRecovered: () => void;
  dropRecovered: () => void;
}

export const EditorContext = createContext<EditorSession | null>(null);

export function useEditorContext(): EditorSession {
  const session = useContext(EditorContext);
  if (!session) throw new Error("This part of the editor needs the editor around it");
  return session;
}
