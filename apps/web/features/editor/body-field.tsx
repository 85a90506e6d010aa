"use client";
import { Skeleton, SkeletonText } from "@broadsheet/ui/skeleton";
import dynamic from "next/dynamic";
import { useEditorContext } from "./editor-context.tsx";

/** What stands where the text will be. */
export function TextSkeleton() {
  return (
    <div aria-busy="true" className="grid min-h-[60dvh] content-start gap-8">
      <Skeleton className="h-10 w-full" />
      <SkeletonText lines={6} />
    </div>
  );
}

/** The editor is the studio's largest script; it comes when a post is opened. */
const TextEditor = dynamic(() => import("./text/text-editor.tsx").then((module) => module.TextEditor), {
  ssr: false,
  loading: TextSkeleton,
});

/** The text, tied to the shared document. */
export function BodyField() {
  const { collab, editable } = useEditorContext();
  return <TextEditor key={editable ? "writing" : "reading"} collab={collab} editable={editable} />;
}
