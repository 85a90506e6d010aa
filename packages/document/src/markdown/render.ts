import type { RootContent } from "mdast";
import { gfmToMarkdown } from "mdast-util-gfm";
import { mathToMarkdown } from "mdast-util-math";
import { type Options, toMarkdown } from "mdast-util-to-markdown";
import { islandRenderer } from "../html.ts";
import { normalize } from "../normalize.ts";
import type { BlockNode, PostDocument } from "../types.ts";
import { isDefinition } from "../walk.ts";
import { isDollarMath } from "./dollar-math.ts";
import { parseMarkdown } from "./parse.ts";
import { calloutMarker, type Island, toBlocks } from "./to-blocks.ts";

const options: Options = {
  bullet: "-",
  bulletOther: "*",
  emphasis: "_",
  fences: true,
  listItemIndent: "one",
  resourceLink: true,
  rule: "-",
  join: [
    (left, right) => (left.data && calloutMarker in left.data && right.type === "paragraph" ? 0 : undefined),
  ],
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    mathToMarkdown({ singleDollarTextMath: true }),
    {
      handlers: {
        inlineMath: (node: { value: string }) =>
          isDollarMath(node.value) ? `$${node.value}$` : `$$${node.value}$$`,
      } as Options["handlers"],
    },
  ],
};

/**
 * A document as Markdown (GFM with footnotes, maths and callouts). What Markdown cannot say, or would say
 * differently, stands in it as HTML, so that `parseMarkdown(renderMarkdown(doc)).document` is `normalize(doc)`.
 */
export function renderMarkdown(doc: PostDocument): string {
  const normal = normalize(doc);
  const island = islandRenderer(normal);
  const asHtml = new Set<number>();
  for (let attempt = 0; ; attempt += 1) {
    const markdown = write(normal, asHtml, island);
    const back = parseMarkdown(markdown).document;
    const wrong = differences(normal, back).filter((index) => !asHtml.has(index));
    if (wrong.length === 0 || attempt > 20) return markdown;
    const culprits = back.content.length === normal.content.length ? wrong : [suspect(normal, wrong, asHtml)];
    for (const index of culprits) asHtml.add(index);
  }
}

/** Of the blocks from the first that came back wrong, the first that does not survive alone either. */
function suspect(doc: PostDocument, wrong: readonly number[], asHtml: ReadonlySet<number>): number {
  const first = wrong[0] ?? 0;
  const before = first > 0 && !asHtml.has(first - 1) ? first - 1 : first;
  for (const index of [first, before]) {
    const node = doc.content[index];
    if (!node || isDefinition(node)) continue;
    const alone = normalize({ type: "doc", content: [node] });
    const [markdown] = [
      toMarkdown({ type: "root", children: toBlocks(alone.content as BlockNode[], () => "") }, options),
    ];
    if (JSON.stringify(parseMarkdown(markdown).document) !== JSON.stringify(alone)) return index;
  }
  return first;
}

function write(doc: PostDocument, asHtml: ReadonlySet<number>, island: Island): string {
  const html = (block: BlockNode): RootContent => ({ type: "html", value: island(block) });
  const children = doc.content.flatMap((node, index): RootContent[] => {
    if (!isDefinition(node)) return asHtml.has(index) ? [html(node)] : toBlocks([node], island);
    const content = asHtml.has(index) ? node.content.map(html) : toBlocks(node.content, island);
    const { label } = node.attrs;
    return [{ type: "footnoteDefinition", identifier: label, label, children: content as never }];
  });
  return toMarkdown({ type: "root", children }, options);
}

/** Indexes of the blocks that are not the same in both. */
function differences(a: PostDocument, b: PostDocument): number[] {
  const result: number[] = [];
  for (let index = 0; index < Math.max(a.content.length, b.content.length); index += 1)
    if (JSON.stringify(a.content[index]) !== JSON.stringify(b.content[index]))
      result.push(Math.min(index, a.content.length - 1));
  return [...new Set(result)];
}
