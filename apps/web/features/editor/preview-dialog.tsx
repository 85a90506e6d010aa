"use client";
import { readContent } from "@broadsheet/document/collab/read-content";
import { Dialog } from "@broadsheet/ui/dialog";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useEditorContext } from "./editor-context.tsx";
import { useContent } from "./use-content.ts";

const RenderedPost = dynamic(() => import("./rendered-post.tsx").then((module) => module.RenderedPost), {
  ssr: false,
  loading: () => <SkeletonText lines={8} />,
});

/** What readers would see if it were published now. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const { collab, post } = useEditorContext();
  const { title, settings } = useContent();
  const [document] = useState(() => readContent(collab.doc).document);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Preview"
      description={
        post.live ? "With the changes that readers do not see yet." : "Readers do not see this yet."
      }
      size="lg"
    >
      <RenderedPost title={title} document={document} settings={settings} />
    </Dialog>
  );
}
