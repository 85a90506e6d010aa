import { Fragment, type Node, Slice } from "@tiptap/pm/model";

function without(fragment: Fragment, drops: (mark: Node["marks"][number]) => boolean): Fragment {
  const nodes: Node[] = [];
  fragment.forEach((node) => {
    const kept = node.isInline ? node.mark(node.marks.filter((mark) => !drops(mark))) : node;
    nodes.push(kept.content.size > 0 ? kept.copy(without(kept.content, drops)) : kept);
  });
  return Fragment.fromArray(nodes);
}

/**
 * What is put in from elsewhere. A passage that was cut brings its conversations along; a copy of one that is still here does not, and
 * nobody's suggestions come with it.
 */
export function pasted(slice: Slice, doc: Node): Slice {
  const here = new Set<string>();
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === "comment") here.add(String(mark.attrs.thread));
  });
  const content = without(
    slice.content,
    (mark) =>
      ["insertion", "deletion"].includes(mark.type.name) ||
      (mark.type.name === "comment" && here.has(String(mark.attrs.thread))),
  );
  return new Slice(content, slice.openStart, slice.openEnd);
}
