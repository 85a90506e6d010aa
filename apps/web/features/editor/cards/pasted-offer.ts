import { embedOf } from "@broadsheet/document/embeds";
import type { Editor } from "@tiptap/core";
import type { NodeType } from "@tiptap/pm/model";
import { type EditorState, TextSelection } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";
import { ReactRenderer } from "@tiptap/react";
import { Bookmark, Clapperboard, Link2 } from "lucide-react";
import { markInserted } from "../text/fresh-blocks.ts";
import type { Insertable } from "../text/insertables.ts";
import { type SlashHandle, SlashList, type SlashListProps } from "../text/slash-list.tsx";
import { hide, key, type Pasted, paragraphAt, type Step } from "./pasted-state.ts";

/** Whether a block of this type may stand where the paragraph does. */
function fits(state: EditorState, { at }: Pasted, type: NodeType | undefined): boolean {
  const $at = state.doc.resolve(at);
  return type !== undefined && $at.parent.canReplaceWith($at.index(), $at.index() + 1, type);
}

/** The block in the paragraph's place, and the caret on the line after it, which is made where there is none. */
function become(view: EditorView, pasted: Pasted, name: "bookmark" | "embed"): void {
  const { state } = view;
  const node = paragraphAt(state, pasted);
  const type = state.schema.nodes[name];
  const { paragraph } = state.schema.nodes;
  if (!node || !type || !paragraph) return;
  const { at, url } = pasted;
  const $end = state.doc.resolve(at + node.nodeSize);
  const below = $end.nodeAfter?.type === paragraph ? [] : [paragraph.create()];
  const { tr } = state;
  markInserted();
  tr.replaceWith(at, at + node.nodeSize, [type.create({ url }), ...below]);
  tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
  view.dispatch(tr.setMeta(key, { hide: true } satisfies Step).scrollIntoView());
  view.focus();
}

/** The list below the line. The focus stays in the text, which passes the keys on. */
export class Offer {
  private readonly view: EditorView;
  private readonly editor: Editor;
  private list: ReactRenderer<SlashHandle, SlashListProps> | null = null;
  private shown: Pasted | null = null;
  /** The link was chosen, which is there already. */
  private keepsLink = false;

  constructor(view: EditorView, editor: Editor) {
    this.view = view;
    this.editor = editor;
  }

  update(pasted: Pasted | null): void {
    if (pasted === this.shown) return;
    const isNew = pasted?.url !== this.shown?.url;
    this.shown = pasted;
    if (!pasted) this.destroy();
    else if (isNew || !this.list) this.open(pasted);
  }

  destroy(): void {
    this.list?.element.remove();
    this.list?.destroy();
    this.list = null;
  }

  onKeyDown(event: KeyboardEvent): boolean {
    if (!this.list || event.isComposing) return false;
    if (event.key === "Escape") {
      hide(this.view);
      return true;
    }
    const taken = this.list.ref?.onKeyDown(event) ?? false;
    // A link is there already: Enter goes on to the next line.
    return taken && !(event.key === "Enter" && this.keepsLink);
  }

  private open(pasted: Pasted): void {
    this.destroy();
    const { state } = this.view;
    const { bookmark, embed } = state.schema.nodes;
    const known = embedOf(pasted.url);
    const items = [
      option("Link", "Keep the address as it is", Link2),
      ...(fits(state, pasted, bookmark)
        ? [option("Bookmark", "A card with the page's title", Bookmark)]
        : []),
      ...(known && fits(state, pasted, embed)
        ? [option("Embed", `Readers see it by ${known.name}`, Clapperboard)]
        : []),
    ];
    if (items.length === 1) return;
    this.keepsLink = false;
    const onChoose = ({ name }: Insertable) => {
      const now = this.shown;
      this.keepsLink = name === "Link";
      if (name === "Link" || !now) hide(this.view);
      else become(this.view, now, name === "Embed" ? "embed" : "bookmark");
    };
    const line = this.view.nodeDOM(pasted.at);
    const parent = this.view.dom.parentElement;
    if (!parent || !(line instanceof HTMLElement)) return;
    this.list = new ReactRenderer(SlashList, { props: { items, onChoose }, editor: this.editor });
    const element = this.list.element as HTMLElement;
    element.classList.add("slash-menu", "pasted-offer");
    const frame = parent.getBoundingClientRect();
    element.style.top = `${line.getBoundingClientRect().bottom - frame.top + 4}px`;
    parent.append(element);
    requestAnimationFrame(() => element.scrollIntoView({ block: "nearest" }));
  }
}

const option = (name: string, hint: string, icon: Insertable["icon"]): Insertable => ({
  name,
  hint,
  icon,
  words: "",
  run: () => {},
});
