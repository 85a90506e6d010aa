import { whenIdle } from "@broadsheet/ui/on-demand";
import { Extension } from "@tiptap/core";
import { Fragment, Slice } from "@tiptap/pm/model";
import { Plugin } from "@tiptap/pm/state";
import type { EditorView } from "@tiptap/pm/view";

type Reader = typeof import("@broadsheet/document/paste/paste");

/** It brings the parser of HTML: fetched while nobody types, so that it is there when something is pasted. */
let reader: Reader | undefined;
async function fetchReader(): Promise<Reader> {
  reader ??= await import("@broadsheet/document/paste/paste");
  return reader;
}
whenIdle(() => void fetchReader().catch(() => {}));

/** What an editor of programs says of what was copied in it. */
function codeLanguage(data: DataTransfer): string | null {
  try {
    const { mode } = JSON.parse(data.getData("vscode-editor-data")) as { mode?: unknown };
    return typeof mode === "string" ? mode : null;
  } catch {
    return null;
  }
}

function paste(view: EditorView, data: DataTransfer): boolean {
  const html = data.getData("text/html");
  const { schema, selection } = view.state;
  // What comes from an editor of ours is what it was; within code everything is plain.
  if (html === "" || html.includes("data-pm-slice") || selection.$from.parent.type.spec.code) return false;
  const code = data.getData("text/plain").replaceAll("\r\n", "\n");
  const language = codeLanguage(data);
  const { codeBlock } = schema.nodes;
  let slice: Slice;
  if (language !== null && codeBlock && code.trim() !== "") {
    if (!code.includes("\n")) return false;
    slice = new Slice(
      Fragment.from(codeBlock.create({ language }, schema.text(code.replace(/\n$/, "")))),
      0,
      0,
    );
  } else if (reader) slice = Slice.maxOpen(schema.nodeFromJSON(reader.readPasted(html)).content);
  else {
    void fetchReader().then(
      ({ readPasted }) =>
        !view.isDestroyed && insert(view, Slice.maxOpen(schema.nodeFromJSON(readPasted(html)).content)),
      // Without a connection it is pasted as the browser would have it.
      () => !view.isDestroyed && view.pasteHTML(html),
    );
    return true;
  }
  insert(view, slice);
  return true;
}

function insert(view: EditorView, pasted: Slice): void {
  let slice = pasted;
  view.someProp("transformPasted", (change) => {
    slice = change(slice, view, false);
  });
  view.dispatch(
    view.state.tr.replaceSelection(slice).scrollIntoView().setMeta("paste", true).setMeta("uiEvent", "paste"),
  );
}

/** Text from Word, Google Docs and web pages comes without its looks; code from an editor of programs as code in its language. */
export const CleanPaste = Extension.create({
  name: "cleanPaste",
  // After pictures, which are uploaded.
  priority: 40,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handlePaste: (view, { clipboardData }) => clipboardData !== null && paste(view, clipboardData),
        },
      }),
    ];
  },
});
