import type { Media } from "@broadsheet/contract/media";
import { toast } from "@broadsheet/ui/toast";
import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { appErrorOf } from "@/trpc/app-error.ts";
import { uploadFile } from "../../media/upload-file.ts";

const key = new PluginKey<DecorationSet>("uploads");

type Step = { add: { id: object; at: number; name: string } } | { remove: object };

/** A sign in the text where a picture is on its way. It moves with the text and is no part of the document. */
function sign(name: string): HTMLElement {
  const element = document.createElement("div");
  element.className = "upload-sign";
  element.role = "status";
  element.textContent = `Uploading ${name}…`;
  return element;
}

const plugin = (editor: Editor) =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (tr, before) => {
        const set = before.map(tr.mapping, tr.doc);
        const step = tr.getMeta(key) as Step | undefined;
        if (!step) return set;
        if ("remove" in step)
          return set.remove(set.find(undefined, undefined, ({ id }) => id === step.remove));
        const { id, at, name } = step.add;
        return set.add(tr.doc, [Decoration.widget(at, () => sign(name), { id, side: -1 })]);
      },
    },
    props: {
      decorations: (state) => key.getState(state),
      handlePaste: (view, event) => {
        const files = imagesOf(event.clipboardData);
        // A piece of a page or a text document comes with its own HTML; a picture of it beside that is not wanted.
        if (files.length === 0 || event.clipboardData?.getData("text/html")) return false;
        uploadImages(editor, files, view.state.selection.to);
        return true;
      },
      handleDrop: (view, event) => {
        const files = imagesOf(event.dataTransfer);
        if (files.length === 0) return false;
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY });
        uploadImages(editor, files, place?.pos ?? view.state.selection.to);
        return true;
      },
    },
  });

const imagesOf = (data: DataTransfer | null) =>
  [...(data?.files ?? [])].filter(({ type }) => type.startsWith("image/"));

/** Pictures that are dropped or pasted are uploaded and stand in the text once they have arrived. */
export const Uploads = Extension.create({
  name: "uploads",
  addProseMirrorPlugins() {
    return [plugin(this.editor)];
  },
});

export function uploadImages(editor: Editor, files: readonly File[], at: number): void {
  for (const file of files) void uploadImage(editor, file, at);
}

async function uploadImage(editor: Editor, file: File, at: number): Promise<void> {
  const id = {};
  const mark = (step: Step) => editor.view.dispatch(editor.state.tr.setMeta(key, step));
  mark({ add: { id, at, name: file.name } });
  try {
    const media = await uploadFile(file);
    const place = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from;
    insertImage(editor, media, place);
  } catch (error) {
    toast({ title: `${file.name} was not uploaded`, description: appErrorOf(error).message, tone: "danger" });
  } finally {
    if (!editor.isDestroyed) mark({ remove: id });
  }
}

/** Puts a stored picture into the text, as a figure with a place for its caption. */
export function insertImage(
  editor: Editor,
  media: Pick<Media, "url" | "alt" | "width" | "height">,
  at?: number,
): void {
  if (editor.isDestroyed) return;
  const { url: src, alt, width, height } = media;
  const figure = { type: "figure", attrs: { src, alt, width, height } };
  editor
    .chain()
    .insertContentAt(at ?? editor.state.selection.to, [figure, { type: "paragraph" }])
    .run();
}
