import { type Editor, Extension } from "@tiptap/core";
import type { Node } from "@tiptap/pm/model";
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";

const key = new PluginKey<DecorationSet>("codeColours");
/** Colours are looked for once the text has rested for so long. */
const restMs = 250;
/** Longer code stays plain, as it does for readers. */
const longest = 60_000;

interface Coloured {
  node: Node;
  at: number;
  colours: Decoration[];
}

/**
 * Code in the colours that readers get. A key only moves the colours that are there; new ones are worked out while nobody types, block by
 * block, each grammar loaded when it is first met.
 */
export const CodeColours = Extension.create({
  name: "codeColours",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, before) => {
            const coloured = tr.getMeta(key) as Coloured | undefined;
            if (!coloured) return before.map(tr.mapping, tr.doc);
            const { at, node, colours } = coloured;
            return before.remove(before.find(at, at + node.nodeSize)).add(tr.doc, colours);
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: () => {
          const painter = new Painter(editor);
          return { update: (_view, before) => painter.changed(before), destroy: () => painter.stop() };
        },
      }),
    ];
  },
});

class Painter {
  /** Blocks that need nothing: they have their colours, or there are none for them. ProseMirror keeps a node while it is unchanged. */
  private readonly done = new WeakSet<Node>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private stopped = false;
  private readonly editor: Editor;

  constructor(editor: Editor) {
    this.editor = editor;
    this.wait();
  }

  changed(before: EditorState): void {
    if (before.doc !== this.editor.state.doc) this.wait();
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private wait(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.paint(), restMs);
  }

  private async paint(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      const { node } = next;
      this.done.add(node);
      const { colourRanges } = await import("@broadsheet/document/highlight/colour-ranges");
      const ranges = await colourRanges(node.textContent, String(node.attrs.language)).catch(() => null);
      if (this.stopped || this.editor.isDestroyed) return;
      // It may have moved meanwhile; if it has changed, it is another node, whose turn comes.
      const at = this.placeOf(node);
      if (at === null) continue;
      const colours = (ranges ?? []).map(({ from, to, kind }) =>
        Decoration.inline(at + 1 + from, at + 1 + to, { class: kind }),
      );
      const { tr } = this.editor.state;
      this.editor.view.dispatch(
        tr.setMeta(key, { node, at, colours } satisfies Coloured).setMeta("addToHistory", false),
      );
    }
  }

  private next(): { node: Node } | null {
    let found: Node | null = null;
    this.editor.state.doc.descendants((node) => {
      if (found) return false;
      if (
        node.type.name === "codeBlock" &&
        node.attrs.language &&
        !this.done.has(node) &&
        node.content.size <= longest
      )
        found = node;
      return !node.isTextblock;
    });
    return found && { node: found };
  }

  private placeOf(wanted: Node): number | null {
    let place: number | null = null;
    this.editor.state.doc.descendants((node, pos) => {
      if (node === wanted) place = pos;
      return place === null && !node.isTextblock;
    });
    return place;
  }
}
