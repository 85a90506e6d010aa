import type {
  AnyNode,
  BlockNode,
  InlineNode,
  Mark,
  ParagraphNode,
  PostDocument,
  ReviewMark,
  SuggestionMark,
  TextNode,
} from "./types.ts";
import { childrenOf, isReviewMark, isSuggestion, sameMarks, walk } from "./walk.ts";

/**
 * The document as readers have it: no comments, what is suggested to be added is not there, what is suggested to be taken out still is.
 * Blocks that hold nothing but suggested text are not there either. A document without review comes back itself.
 */
export function withoutReview(doc: PostDocument): PostDocument {
  if (!hasReview(doc)) return doc;
  const content = children<PostDocument["content"][number]>(doc);
  const [first] = content;
  if (first === undefined || first.type === "footnoteDefinition") content.unshift(emptyParagraph());
  return { type: "doc", content };
}

function hasReview(doc: PostDocument): boolean {
  const open: AnyNode[] = [doc];
  for (let node = open.pop(); node; node = open.pop()) {
    if ("marks" in node && node.marks?.some(isReviewMark)) return true;
    open.push(...childrenOf(node));
  }
  return false;
}

const emptyParagraph = (): ParagraphNode => ({ type: "paragraph" });

const children = <Child extends AnyNode>(node: AnyNode): Child[] =>
  childrenOf(node).flatMap((child) => clean(child) ?? []) as Child[];

/** A node without review; null when nothing but suggested text was in it. */
function clean(node: AnyNode): AnyNode | null {
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "figure":
    case "codeBlock": {
      const inline = (node.content ?? []) as InlineNode[];
      const kept = cleanLine(inline);
      if (kept.length === 0 && inline.length > 0 && node.type !== "figure") return null;
      const { content: _, ...rest } = node;
      return (kept.length > 0 ? { ...rest, content: kept } : rest) as AnyNode;
    }
    case "listItem":
    case "taskItem": {
      const content = children<BlockNode>(node);
      if (content.length === 0) return null;
      if (content[0]?.type !== "paragraph") content.unshift(emptyParagraph());
      return { ...node, content };
    }
    case "tableCell":
    case "tableHeader":
    case "footnoteDefinition": {
      const content = children<BlockNode>(node);
      return { ...node, content: content.length > 0 ? content : [emptyParagraph()] };
    }
    case "callout": {
      const content = children<BlockNode>(node);
      if (content.length > 0) return { ...node, content };
      return node.attrs.title ? { ...node, content: [emptyParagraph()] } : null;
    }
    case "toggle": {
      const content = children<BlockNode>(node);
      return { ...node, content: content.length > 0 ? content : [emptyParagraph()] };
    }
    case "bulletList":
    case "orderedList":
    case "taskList":
    case "blockquote":
    case "table":
    case "tableRow": {
      const content = children(node);
      return content.length === 0 && childrenOf(node).length > 0 ? null : ({ ...node, content } as AnyNode);
    }
    default:
      return node;
  }
}

function cleanLine(nodes: readonly InlineNode[]): InlineNode[] {
  const line: InlineNode[] = [];
  for (const node of nodes) {
    if (node.marks?.some((mark) => mark.type === "insertion")) continue;
    const kept = cleanMarks(node);
    const last = line.at(-1);
    if (kept.type === "text" && last?.type === "text" && sameMarks(last.marks, kept.marks))
      line[line.length - 1] = { ...last, text: last.text + kept.text };
    else line.push(kept);
  }
  return line;
}

function cleanMarks<T extends InlineNode>(node: T): T {
  if (!node.marks?.some(isReviewMark)) return node;
  const { marks, ...rest } = node;
  const kept = marks.filter((mark): mark is Exclude<Mark, ReviewMark> => !isReviewMark(mark));
  return (kept.length > 0 ? { ...rest, marks: kept } : rest) as T;
}

const marksOf = (node: AnyNode): readonly Mark[] => ("marks" in node ? (node.marks ?? []) : []);

/** The threads of comments that have a place in the document. */
export function threadsIn(doc: PostDocument): Set<string> {
  const found = new Set<string>();
  walk(doc, (node) => {
    for (const mark of marksOf(node)) if (mark.type === "comment") found.add(mark.attrs.thread);
  });
  return found;
}

export interface Suggestion {
  id: string;
  user: string;
  at: string;
  inserted: string;
  deleted: string;
}

const textOf = (node: AnyNode) => (node.type === "text" ? (node as TextNode).text : "\u{fffc}");

/** The suggestions in a document, in reading order, each with all of its text. */
export function suggestionsIn(doc: PostDocument): Suggestion[] {
  const found = new Map<string, Suggestion>();
  walk(doc, (node) => {
    for (const mark of marksOf(node)) {
      if (!isSuggestion(mark)) continue;
      const { id, user, at }: SuggestionMark["attrs"] = mark.attrs;
      const suggestion = found.get(id) ?? { id, user, at, inserted: "", deleted: "" };
      found.set(id, suggestion);
      suggestion[mark.type === "insertion" ? "inserted" : "deleted"] += textOf(node);
    }
  });
  return [...found.values()];
}
