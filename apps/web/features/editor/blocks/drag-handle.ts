import { type Editor, Extension } from "@tiptap/core";
import { NodeSelection, Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

/** Beside each block of the text, where the pointer is, something to move it by. By keyboard: Alt Shift and the arrows. */
export const DragHandle = Extension.create({
  name: "dragHandle",
  addProseMirrorPlugins() {
    const { editor } = this;
    return [new Plugin({ view: (view) => new Handle(view, editor) })];
  },
});

/** How far beside the text the pointer may be. */
const reach = 56;

class Handle {
  private readonly view: EditorView;
  private readonly editor: Editor;
  private readonly element = document.createElement("div");
  private block: HTMLElement | null = null;
  private frame = 0;

  constructor(view: EditorView, editor: Editor) {
    this.view = view;
    this.editor = editor;
    const { element } = this;
    element.className = "drag-handle";
    element.draggable = true;
    element.hidden = true;
    element.title = "Drag to move; click to select (Alt Shift and arrows move it too)";
    // The keyboard has its own way; a screen reader would hear of every block twice.
    element.setAttribute("aria-hidden", "true");
    element.addEventListener("dragstart", this.dragStart);
    element.addEventListener("dragend", this.dragEnd);
    element.addEventListener("click", this.select);
    document.addEventListener("pointermove", this.pointerMove, { passive: true });
  }

  update(): void {
    if (this.block && !this.view.dom.contains(this.block)) this.hide();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    document.removeEventListener("pointermove", this.pointerMove);
    this.element.remove();
  }

  private pointerMove = ({ clientX, clientY, pointerType, buttons }: PointerEvent): void => {
    if (pointerType !== "mouse" || buttons > 0) return;
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.follow(clientX, clientY));
  };

  private follow(x: number, y: number): void {
    const { dom } = this.view;
    const box = dom.getBoundingClientRect();
    if (!this.editor.isEditable || x < box.left - reach || x > box.right || y < box.top || y > box.bottom) {
      this.hide();
      return;
    }
    let found = document.elementFromPoint(box.left + 8, y) as HTMLElement | null;
    while (found && found.parentElement !== dom) found = found.parentElement;
    if (!found || found === this.block) return;
    this.block = found;
    const parent = dom.parentElement;
    if (parent && this.element.parentElement !== parent) parent.append(this.element);
    const line = Number.parseFloat(getComputedStyle(found).lineHeight) || 28;
    this.element.style.top = `${found.offsetTop + Math.max(0, (line - 24) / 2)}px`;
    this.element.hidden = false;
  }

  private hide(): void {
    this.block = null;
    this.element.hidden = true;
  }

  /** Where the block at the handle stands in the document. */
  private place(): number | null {
    const { doc } = this.view.state;
    let found: number | null = null;
    doc.forEach((_node, offset) => {
      if (found === null && this.view.nodeDOM(offset) === this.block) found = offset;
    });
    return found;
  }

  private selected(): NodeSelection | null {
    const at = this.place();
    if (at === null) return null;
    const selection = NodeSelection.create(this.view.state.doc, at);
    this.view.dispatch(this.view.state.tr.setSelection(selection));
    return selection;
  }

  private select = (): void => {
    if (this.selected()) this.view.focus();
  };

  private dragStart = (event: DragEvent): void => {
    const selection = this.selected();
    const { dataTransfer } = event;
    if (!selection || !dataTransfer || !this.block) {
      event.preventDefault();
      return;
    }
    const { dom, text, slice } = this.view.serializeForClipboard(selection.content());
    dataTransfer.clearData();
    dataTransfer.setData("text/html", dom.innerHTML);
    dataTransfer.setData("text/plain", text);
    dataTransfer.effectAllowed = "copyMove";
    dataTransfer.setDragImage(this.block, 0, 0);
    this.view.dragging = { slice, move: true, node: selection } as EditorView["dragging"];
  };

  private dragEnd = (): void => {
    this.view.dragging = null;
    this.hide();
  };
}
