import type { Element, ElementContent, Nodes, RootContent } from "hast";
import { toHtml } from "hast-util-to-html";
import type { FootnoteDefinitionNode } from "../types.ts";

export type HtmlNode = RootContent | ElementContent;

/** What is known while HTML is read. `lossy` becomes true once something was met that the result does not say. */
export type Reader = { lossy: boolean; notes: FootnoteDefinitionNode[]; depth: number };

export const newReader = (): Reader => ({ lossy: false, notes: [], depth: 0 });

export function isElement(node: Nodes | undefined, ...names: string[]): node is Element {
  return node?.type === "element" && (names.length === 0 || names.includes(node.tagName));
}

export function classesOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

export const hasClass = (node: Element, name: string): boolean => classesOf(node).includes(name);

/** An attribute's value as written; null when it is absent. */
export function attribute(node: Element, name: string): string | null {
  const value = node.properties[name];
  if (value === undefined || value === null || value === false) return null;
  return Array.isArray(value) ? value.join(" ") : String(value);
}

/** A positive whole number, or null. */
export function numberAttribute(node: Element, name: string, max = 100_000): number | null {
  const value = attribute(node, name);
  return value !== null && /^[1-9]\d*$/.test(value) && Number(value) <= max ? Number(value) : null;
}

/** Notes a loss when the element says more by its attributes or classes than the ones named. */
export function expectOnly(
  reader: Reader,
  node: Element,
  names: readonly string[] = [],
  classes?: RegExp,
): void {
  for (const name of Object.keys(node.properties))
    if (
      name === "className"
        ? !classes || !classesOf(node).every((item) => classes.test(item))
        : !names.includes(name)
    )
      reader.lossy = true;
}

/** Every character inside, breaks as line ends. */
export function rawText(node: Nodes): string {
  if (node.type === "text") return node.value;
  if (isElement(node, "br")) return "\n";
  return "children" in node ? node.children.map(rawText).join("") : "";
}

export function find(node: Nodes, test: (element: Element) => boolean): Element | null {
  if (node.type === "element" && test(node)) return node;
  if (!("children" in node)) return null;
  for (const child of node.children) {
    const found = find(child, test);
    if (found) return found;
  }
  return null;
}

export function innerHtml(node: Element): string {
  return toHtml(node.children);
}

export function outerHtml(node: Element): string {
  return toHtml(node);
}

/** The TeX that a formula carries along, or that stands in its place. */
export function texOf(node: Element): string | null {
  const annotation = find(
    node,
    (item) => item.tagName === "annotation" && attribute(item, "encoding") === "application/x-tex",
  );
  if (annotation) return rawText(annotation);
  const source = find(node, (item) => hasClass(item, "math-source"));
  return source ? rawText(source) : null;
}
