"use client";
import { Skeleton, SkeletonText } from "@broadsheet/ui/skeleton";
import dynamic from "next/dynamic";
import { useEffect, useRef, useState } from "react";
import { useEditorContext } from "./editor-context.tsx";
import type { Changes } from "./saving/changes.ts";

/** The editor is the studio's largest script; it comes when a post is opened. */
const TextEditor = dynamic(() => import("./text/text-editor.tsx").then((module) => module.TextEditor), {
  ssr: false,
  loading: () => (
    <div aria-busy="true" className="grid min-h-[60dvh] content-start gap-8">
      <Skeleton className="h-10 w-full" />
      <SkeletonText lines={6} />
    </div>
  ),
});

const heldFor = 150;

/** The text, tied to the saver: what is typed is held for a moment, since reading the whole document has its price. */
export function BodyField() {
  const { saver, editable } = useEditorContext();
  const [initial] = useState(() => saver.content().document);
  const held = useRef<(() => NonNullable<Changes["document"]>) | null>(null);

  useEffect(() => {
    const release = saver.addCollector(() => {
      const read = held.current;
      held.current = null;
      return read && { document: read() };
    });
    return () => {
      saver.collect();
      release();
    };
  }, [saver]);

  return (
    <TextEditor
      key={editable ? "writing" : "reading"}
      initial={initial}
      editable={editable}
      onChange={(read) => {
        const waiting = held.current !== null;
        held.current = read;
        if (!waiting) setTimeout(() => saver.collect(), heldFor);
      }}
    />
  );
}
