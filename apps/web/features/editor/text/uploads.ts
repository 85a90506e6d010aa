import type { Media } from "@broadsheet/contract/media";
import { toast } from "@broadsheet/ui/toast";
import { type Editor, Extension } from "@tiptap/core";
import { Plugin, PluginKey } from "@tiptap/pm/state";
import { Decoration, DecorationSet } from "@tiptap/pm/view";
import { appErrorOf } from "@/trpc/app-error.ts";
import { uploadFile } from "../../media/upload-file.ts";

const key = new PluginKey<DecorationSet>("uploads");

/** An upload: what stands for it in the text. */
interface Underway {
  element: HTMLElement;
  bar: HTMLProgressElement;
}

type Step = { add: { id: Underway; at: number } } | { remove: Underway };

/** A sign in the text where a picture is on its way. It moves with the text and is no part of the document. */
function sign(name: string): Underway {
  const element = document.createElement("div");
  element.className = "upload-sign";
  element.role = "status";
  element.textContent = `Uploading ${name}…`;
  const bar = document.createElement("progress");
  bar.max = 1;
  bar.setAttribute("aria-label", `How much of ${name} has left`);
  element.append(bar);
  return { element, bar };
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
        const { id, at } = step.add;
        return set.add(tr.doc, [Decoration.widget(at, id.element, { id, side: -1 })]);
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

/** Several at once become neighbours: a gallery. */
export function uploadImages(editor: Editor, files: readonly File[], at: number): void {
  for (const file of files) void uploadImage(editor, file, at, files.length > 1);
}

/** Lets somebody choose pictures of their device, and uploads them to where the caret is. */
export function chooseGallery(editor: Editor): void {
  const field = document.createElement("input");
  field.type = "file";
  field.accept = "image/*";
  field.multiple = true;
  field.addEventListener("change", () => {
    uploadImages(editor, [...(field.files ?? [])], editor.state.selection.to);
  });
  field.click();
}

async function uploadImage(editor: Editor, file: File, at: number, among: boolean): Promise<void> {
  const id = sign(file.name);
  const mark = (step: Step) => editor.view.dispatch(editor.state.tr.setMeta(key, step));
  mark({ add: { id, at } });
  try {
    const media = await uploadFile(file, (share) => {
      id.bar.value = share;
    });
    const place = key.getState(editor.state)?.find(undefined, undefined, (spec) => spec.id === id)[0]?.from;
    insertImage(editor, media, place, among);
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
  /** It stands among others: nothing parts them. */
  among = false,
): void {
  if (editor.isDestroyed) return;
  const { url: src, alt, width, height } = media;
  const figure = { type: "figure", attrs: { src, alt, width, height } };
  const place = at ?? editor.state.selection.to;
  const $place = editor.state.doc.resolve(place);
  // Something to write on stands below it: what is there already, where there is.
  const next = $place.depth > 0 ? $place.indexAfter(0) : $place.index(0);
  const below = among && next < editor.state.doc.childCount;
  editor
    .chain()
    .insertContentAt(place, below ? figure : [figure, { type: "paragraph" }])
    .run();
}
