import type { Definition, Nodes, RootContent } from "mdast";
import type { FootnoteDefinitionNode } from "../types.ts";

/** Something in the source that could not be carried over as it was meant. Lines count from 1. */
export type MarkdownWarning = { line: number; reason: string };

export type ParseContext = {
  source: string;
  definitions: Map<string, Definition>;
  /** Labels by the identifier micromark gives a footnote. */
  labels: Map<string, string>;
  notes: FootnoteDefinitionNode[];
  warnings: MarkdownWarning[];
  /** Reads Markdown that stands inside something else. */
  read: (markdown: string) => RootContent[];
  /** Containers around the node at hand. */
  depth: number;
};

export function warn(context: ParseContext, node: Nodes, reason: string): void {
  if (context.warnings.length < 1000) context.warnings.push({ line: node.position?.start.line ?? 1, reason });
}

export function sourceOf(context: ParseContext, node: Nodes): string {
  return context.source.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}
