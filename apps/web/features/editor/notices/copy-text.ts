import { readContent } from "@broadsheet/document/collab/read-content";
import type * as Y from "yjs";

/** Puts title and text into the clipboard as Markdown; false when the browser does not allow it. */
export async function copyText(doc: Y.Doc): Promise<boolean> {
  const { title, document } = readContent(doc);
  const { renderMarkdown } = await import("@broadsheet/document/markdown/render");
  const markdown = `# ${title}\n\n${renderMarkdown(document)}`;
  return navigator.clipboard.writeText(markdown).then(
    () => true,
    () => false,
  );
}
