import type { Node } from "@tiptap/pm/model";
import { type EditorState, PluginKey } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** An address that was pasted alone on its line: where its paragraph begins. */
export interface Pasted {
  at: number;
  url: string;
}
export type Step = { show: Pasted } | { hide: true };

export const key = new PluginKey<Pasted | null>("pastedAddress");

export const hide = (view: EditorView) =>
  view.dispatch(view.state.tr.setMeta(key, { hide: true } satisfies Step));

export function paragraphAt({ doc }: EditorState, { at, url }: Pasted): Node | null {
  const node = at < doc.content.size ? doc.nodeAt(at) : null;
  return node?.type.name === "paragraph" && node.textContent === url ? node : null;
}
