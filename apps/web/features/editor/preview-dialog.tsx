"use client";
import { readContent } from "@broadsheet/document/collab/read-content";
import { Dialog } from "@broadsheet/ui/dialog";
import { onDemand } from "@broadsheet/ui/on-demand";
import { SkeletonText } from "@broadsheet/ui/skeleton";
import { useState } from "react";
import { useEditorContext } from "./editor-context.tsx";
import { useContent } from "./use-content.ts";

const RenderedPost = onDemand(
  () => import("./rendered-post.tsx").then((module) => module.RenderedPost),
  () => <SkeletonText lines={8} />,
);

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
