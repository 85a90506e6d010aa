"use client";
import { Dialog } from "@broadsheet/ui/dialog";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useEditorContext } from "./editor-context.tsx";

const RenderedPost = dynamic(() => import("./rendered-post.tsx").then((module) => module.RenderedPost), {
  ssr: false,
  loading: () => <SkeletonText lines={8} />,
});

/** What readers would see if it were published now. */
export function PreviewDialog({ onClose }: { onClose: () => void }) {
  const { saver, post } = useEditorContext();
  const [content] = useState(() => {
    saver.collect();
    return saver.content();
  });
  const { title, document, settings } = content;
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
