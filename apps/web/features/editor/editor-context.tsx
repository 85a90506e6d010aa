"use client";
import type { PostDetail, PostSettings } from "@broadsheet/contract/posts";
import { createContext, useContext } from "react";
import type { CollabProvider } from "./collab/collab-provider.ts";

/** What the parts of the editor share. */
export interface EditorSession {
  /** The post as the server last described it. */
  post: PostDetail;
  /** What is written, by everybody: its document, who is here, and the truth about saving. */
  collab: CollabProvider;
  /** One may write in the text, be it by suggestions alone. */
  editable: boolean;
  /** Shows a post as a step left it. What the step changed in the text comes by itself. */
  show: (post: PostDetail) => void;
  /** Changes settings, each for itself. */
  edit: (settings: Partial<PostSettings>) => void;
}

export const EditorContext = createContext<EditorSession | null>(null);

export function useEditorContext(): EditorSession {
  const session = useContext(EditorContext);
  if (!session) throw new Error("This part of the editor needs the editor around it");
  return session;
}
