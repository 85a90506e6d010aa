import fc from "fast-check";
import type { AnyNode, Mark, PostDocument, ReviewMark } from "../types.ts";
import { childrenOf, markRank } from "../walk.ts";
import { arbitraryDocument } from "./arbitrary.ts";

/** Every id that a review mark of these tests holds begins with it. */
export const reviewTrace = "0bad0bad";
const id = fc
  .integer({ min: 0, max: 5 })
  .map((n) => `${reviewTrace}-0000-7000-8000-${String(n).padStart(12, "0")}`);
const suggestion = fc.record({ id, user: id, at: fc.constant("2026-01-01T00:00:00.000Z") });

const reviewMarks: fc.Arbitrary<ReviewMark[]> = fc
  .tuple(
    fc.uniqueArray(id, { maxLength: 2 }),
    fc.option(suggestion, { freq: 3 }),
    fc.option(suggestion, { freq: 3 }),
  )
  .map(([threads, insertion, deletion]) => [
    ...threads.map((thread) => ({ type: "comment" as const, attrs: { thread } })),
    ...(insertion ? [{ type: "insertion" as const, attrs: insertion }] : []),
    ...(deletion ? [{ type: "deletion" as const, attrs: deletion }] : []),
  ]);

const inlineTypes = ["text", "hardBreak", "image", "mathInline", "footnoteReference", "htmlInline"];

function mark(node: AnyNode, next: () => ReviewMark[]): AnyNode {
  if (inlineTypes.includes(node.type)) {
    const before = (node as { marks?: Mark[] }).marks ?? [];
    const marks = [...before, ...next()].sort((a, b) => markRank(a) - markRank(b));
    return (marks.length > 0 ? { ...node, marks } : node) as AnyNode;
  }
  if (!("content" in node) || !node.content) return node;
  return { ...node, content: childrenOf(node).map((child) => mark(child, next)) } as AnyNode;
}

/** A document, and the same one under review. */
export const reviewedDocument: fc.Arbitrary<{ plain: PostDocument; reviewed: PostDocument }> = fc
  .tuple(arbitraryDocument, fc.array(reviewMarks, { minLength: 1, maxLength: 12 }))
  .map(([plain, marks]) => {
    let turn = 0;
    return { plain, reviewed: mark(plain, () => marks[turn++ % marks.length] ?? []) as PostDocument };
  });
