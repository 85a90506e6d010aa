import type { BlockNode, FigureNode } from "../types.ts";
import { attributes } from "./escape.ts";
import type { HtmlState } from "./options.ts";

type Block = Exclude<BlockNode, FigureNode>;

const standsInGallery = (node: BlockNode): node is FigureNode =>
  node.type === "figure" && (node.content ?? []).length === 0;

/** Blocks with pictures that follow each other directly, without captions between them, put together. */
export function withGalleries(nodes: readonly BlockNode[]): (Block | FigureNode | FigureNode[])[] {
  const result: (BlockNode | FigureNode[])[] = [];
  let run: FigureNode[] = [];
  const flush = () => {
    if (run.length === 1) result.push(...run);
    else if (run.length > 1) result.push(run);
    run = [];
  };
  for (const node of nodes) {
    if (standsInGallery(node)) run.push(node);
    else {
      flush();
      result.push(node);
    }
  }
  flush();
  return result;
}

/** Pictures side by side: each as wide as its proportions ask, so that those of a row are equally high. */
export function renderGallery(
  figures: readonly FigureNode[],
  state: HtmlState,
  renderFigure: (figure: FigureNode, attributes: string) => string,
): string {
  const items = figures.map((figure) =>
    renderFigure(figure, attributes({ style: `--ratio:${ratioOf(figure, state).toFixed(3)}` })),
  );
  return `<div class="gallery">\n${items.join("\n")}\n</div>`;
}

function ratioOf({ attrs }: FigureNode, state: HtmlState): number {
  const media = state.options.resolveMedia?.(attrs.src);
  const width = attrs.width ?? media?.width;
  const height = attrs.height ?? media?.height;
  if (!width || !height) return 1.5;
  // What is extremely wide or high would leave its neighbours nothing.
  return Math.min(4, Math.max(0.4, width / height));
}
