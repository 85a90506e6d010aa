import type { CodeBlockNode } from "../types.ts";
import { attributes, escapeHtml } from "./escape.ts";
import type { HtmlState } from "./options.ts";

/** The text of a block of code. */
export const codeOf = (node: CodeBlockNode): string => (node.content ?? []).map((part) => part.text).join("");

/** The same for blocks that look the same. */
export const codeKey = (node: CodeBlockNode): string => `${node.attrs?.language ?? ""}\n${codeOf(node)}`;

/** A block of code; on a page with the name of its file, in colours where there are some, and in reach of the keyboard. */
export function renderCode(node: CodeBlockNode, state: HtmlState): string {
  const language = node.attrs?.language || null;
  const values = {
    class: language && `language-${language.replace(/\s/g, "-")}`,
    "data-meta": node.attrs?.meta || null,
  };
  const coloured = state.options.code?.get(codeKey(node));
  const code = coloured?.html ?? escapeHtml(codeOf(node));
  if (!state.options.page) return `<pre><code${attributes(values)}>${code}</code></pre>`;
  const title = titleOf(node.attrs?.meta ?? "");
  const name = coloured?.language ?? null;
  const frame = { class: "code-frame", "data-language": name };
  const pre = {
    tabindex: 0,
    role: "group",
    "aria-label": [state.labels.code, title ?? name].filter(Boolean).join(": "),
  };
  const head = title === null ? "" : `<p class="code-title">${escapeHtml(title)}</p>`;
  return `<div${attributes(frame)}>${head}<pre${attributes(pre)}><code${attributes(values)}>${code}</code></pre></div>`;
}

/** The name of a file, where the words behind the language say one: `title="main.ts"`. */
const titleOf = (meta: string) =>
  /(?:^|\s)(?:title|filename|file)=(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(meta)?.slice(1).find(Boolean) ?? null;
