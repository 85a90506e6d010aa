import { onDemand } from "@broadsheet/ui/on-demand";
import { NodeViewWrapper, type ReactNodeViewProps } from "@tiptap/react";

/** What a card says until what shows it has come. */
const words = ({ node: { attrs } }: ReactNodeViewProps) => (
  <NodeViewWrapper className="bookmark-card">
    {attrs.title || attrs.label || attrs.url || attrs.href}
  </NodeViewWrapper>
);

export const BookmarkView = onDemand<ReactNodeViewProps>(
  () => import("./bookmark-view.tsx").then((module) => module.BookmarkView),
  words,
);
export const ButtonView = onDemand<ReactNodeViewProps>(
  () => import("./button-view.tsx").then((module) => module.ButtonView),
  words,
);
