import type { Element } from "hast";
import type { BlockNode, ListItemNode, TaskItemNode } from "../types.ts";
import { attribute, expectOnly, type HtmlNode, hasClass, isElement, type Reader } from "./reader.ts";

type ReadBlocks = (nodes: readonly HtmlNode[], reader: Reader) => BlockNode[];

export function readList(node: Element, reader: Reader, readBlocks: ReadBlocks): BlockNode[] {
  expectOnly(reader, node, ["start"], /^task-list$/);
  const boxes = node.children
    .filter((item) => isElement(item, "li"))
    .map((item) => checkboxOf(item as Element));
  const isTask = hasClass(node, "task-list") || (boxes.length > 0 && boxes.every((box) => box !== null));
  const items: { content: BlockNode[]; checked: boolean }[] = [];
  for (const child of node.children) {
    if (isElement(child, "li")) {
      expectOnly(reader, child);
      const box = checkboxOf(child);
      items.push({
        content: readBlocks(child.children, reader),
        checked: box !== null && box.properties.checked === true,
      });
    } else if (child.type !== "text" || child.value.trim() !== "") {
      reader.lossy = true;
      const blocks = readBlocks([child], reader);
      const last = items.at(-1);
      if (last) last.content.push(...blocks);
      else items.push({ content: blocks, checked: false });
    }
  }
  if (items.length === 0) return [];
  const filled = (content: BlockNode[]): BlockNode[] =>
    content[0]?.type === "paragraph" ? content : [{ type: "paragraph" }, ...content];
  if (isTask)
    return [
      {
        type: "taskList",
        content: items.map(
          (item): TaskItemNode => ({
            type: "taskItem",
            attrs: { checked: item.checked },
            content: filled(item.content),
          }),
        ),
      },
    ];
  const content = items.map((item): ListItemNode => ({ type: "listItem", content: filled(item.content) }));
  if (node.tagName !== "ol") return [{ type: "bulletList", content }];
  const start = Number(attribute(node, "start") ?? 1);
  return [
    {
      type: "orderedList",
      attrs: { start: Number.isInteger(start) && start >= 0 && start <= 999_999_999 ? start : 1 },
      content,
    },
  ];
}

/** The checkbox an item begins with. */
function checkboxOf(item: Element): Element | null {
  const first = item.children.find(
    (child) => child.type === "element" || (child.type === "text" && child.value.trim() !== ""),
  );
  if (isElement(first, "input") && attribute(first, "type") === "checkbox") return first;
  return isElement(first, "label", "p") ? checkboxOf(first) : null;
}
