/** The JSON of a post document: what the editor keeps, the database stores and every renderer reads. */

export const calloutKinds = ["note", "tip", "important", "warning", "caution"] as const;
export type CalloutKind = (typeof calloutKinds)[number];
export const buttonStyles = ["primary", "plain"] as const;
export const buttonAligns = ["left", "center"] as const;
export type CellAlign = "left" | "center" | "right";

export type SimpleMarkName =
  | "bold"
  | "italic"
  | "strike"
  | "underline"
  | "highlight"
  | "subscript"
  | "superscript"
  | "keyboard"
  | "code";
export type SimpleMark = { type: SimpleMarkName };
export type LinkMark = { type: "link"; attrs: { href: string; title?: string | null } };
/** Anchors a thread of comments; the same text may carry several. */
export type CommentMark = { type: "comment"; attrs: { thread: string } };
/** A change that somebody suggests: what belongs together has one id. `user` and `at` say who and when. */
export type SuggestionMark = {
  type: "insertion" | "deletion";
  attrs: { id: string; user: string; at: string };
};
/** What people who work on a post see and readers never do. */
export type ReviewMark = CommentMark | SuggestionMark;
export type Mark = SimpleMark | LinkMark | ReviewMark;

type Marked = { marks?: Mark[] };

export type TextNode = { type: "text"; text: string } & Marked;
export type HardBreakNode = { type: "hardBreak" } & Marked;
/** Pixels; null where the size is not known. */
type ImageAttrs = {
  src: string;
  alt?: string;
  title?: string | null;
  width?: number | null;
  height?: number | null;
};
export type ImageNode = { type: "image"; attrs: ImageAttrs } & Marked;
export type MathInlineNode = { type: "mathInline"; attrs: { tex: string } } & Marked;
export type FootnoteReferenceNode = { type: "footnoteReference"; attrs: { label: string } } & Marked;
/** A piece of HTML inside a line that has no node or mark of its own; kept as written, sanitised when rendered. */
export type HtmlInlineNode = { type: "htmlInline"; attrs: { html: string } } & Marked;
export type InlineNode =
  | TextNode
  | HardBreakNode
  | ImageNode
  | MathInlineNode
  | FootnoteReferenceNode
  | HtmlInlineNode;

export type ParagraphNode = { type: "paragraph"; content?: InlineNode[] };
/** `id` is the anchor the author chose; without one it is derived from the text. */
export type HeadingNode = {
  type: "heading";
  attrs: { level: number; id?: string | null };
  content?: InlineNode[];
};
export type ListItemNode = { type: "listItem"; content: BlockNode[] };
export type BulletListNode = { type: "bulletList"; content: ListItemNode[] };
export type OrderedListNode = { type: "orderedList"; attrs?: { start?: number }; content: ListItemNode[] };
export type TaskItemNode = { type: "taskItem"; attrs?: { checked?: boolean }; content: BlockNode[] };
export type TaskListNode = { type: "taskList"; content: TaskItemNode[] };
export type BlockquoteNode = { type: "blockquote"; content: BlockNode[] };
export type CodeBlockNode = {
  type: "codeBlock";
  attrs?: { language?: string | null; meta?: string | null };
  content?: TextNode[];
};
export type HorizontalRuleNode = { type: "horizontalRule" };
/** A picture on its own; its content is the caption. */
export type FigureNode = { type: "figure"; attrs: ImageAttrs; content?: InlineNode[] };
export type TableCellAttrs = {
  colspan?: number;
  rowspan?: number;
  colwidth?: number[] | null;
  align?: CellAlign | null;
};
export type TableCellNode = {
  type: "tableCell" | "tableHeader";
  attrs?: TableCellAttrs;
  content: BlockNode[];
};
export type TableRowNode = { type: "tableRow"; content?: TableCellNode[] };
export type TableNode = { type: "table"; content: TableRowNode[] };
export type MathBlockNode = { type: "mathBlock"; attrs: { tex: string } };
export type CalloutNode = {
  type: "callout";
  attrs: { kind: CalloutKind; title?: string | null };
  content: BlockNode[];
};
/** Text that readers open by its summary. */
export type ToggleNode = { type: "toggle"; attrs: { summary: string }; content: BlockNode[] };
export type EmbedNode = { type: "embed"; attrs: { url: string } };
export type ButtonNode = {
  type: "button";
  attrs: {
    label: string;
    href: string;
    style?: (typeof buttonStyles)[number];
    align?: (typeof buttonAligns)[number];
  };
};
/** Another page as a card. What is null is told by the address: its title by the address itself, its site by the host. */
export type BookmarkNode = {
  type: "bookmark";
  attrs: { url: string; title?: string | null; description?: string | null; site?: string | null };
};
/** HTML the author wrote; kept as written, sanitised when rendered. */
export type HtmlBlockNode = { type: "htmlBlock"; attrs: { html: string } };
/** What a footnote says. All definitions stand at the end of the document. */
export type FootnoteDefinitionNode = {
  type: "footnoteDefinition";
  attrs: { label: string };
  content: BlockNode[];
};
export type ListNode = BulletListNode | OrderedListNode | TaskListNode;
export type BlockNode =
  | ParagraphNode
  | HeadingNode
  | ListNode
  | BlockquoteNode
  | CodeBlockNode
  | HorizontalRuleNode
  | FigureNode
  | TableNode
  | MathBlockNode
  | CalloutNode
  | ToggleNode
  | EmbedNode
  | ButtonNode
  | BookmarkNode
  | HtmlBlockNode;

export type PostDocument = { type: "doc"; content: (BlockNode | FootnoteDefinitionNode)[] };
export type AnyNode =
  | PostDocument
  | BlockNode
  | FootnoteDefinitionNode
  | InlineNode
  | ListItemNode
  | TaskItemNode
  | TableRowNode
  | TableCellNode;

/** The smallest valid document: one empty paragraph. */
export function emptyDocument(): PostDocument {
  return { type: "doc", content: [{ type: "paragraph" }] };
}
