import type { Nodes, Root } from "hast";
import { fromHtml } from "hast-util-from-html";

const maxDepth = 150;
/** Elements that end by themselves or nest nothing, so that an open tag of theirs says nothing about depth. */
const selfClosing = new Set(
  "area base br col dd dt embed hr img input li link meta option p param source tbody td tfoot th thead tr track wbr".split(
    " ",
  ),
);

/** True when tags nest so deeply that reading them would take the reader down with them. */
function nestsTooDeep(html: string): boolean {
  let depth = 0;
  for (const [, closing, name] of html.matchAll(/<(\/?)([a-zA-Z][^\s/>]*)/g)) {
    if (selfClosing.has((name ?? "").toLowerCase())) continue;
    depth += closing === "/" ? -1 : 1;
    if (depth > maxDepth) return true;
    if (depth < 0) depth = 0;
  }
  return false;
}

/** Reads HTML as a browser would, without a DOM. Null for HTML that nests beyond all reason. */
export function parseFragment(html: string): Root | null {
  if (nestsTooDeep(html)) return null;
  try {
    const root = fromHtml(html, { fragment: true });
    return depthOf(root) > maxDepth * 3 ? null : root;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function depthOf(root: Root): number {
  let deepest = 0;
  const open: [Nodes, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, depth] = next;
    deepest = Math.max(deepest, depth);
    if ("children" in node) for (const child of node.children) open.push([child, depth + 1]);
  }
  return deepest;
}
