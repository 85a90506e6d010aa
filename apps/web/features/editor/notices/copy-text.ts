import type { PostDocument } from "@broadsheet/document/types";
import type { PostSaver } from "../saving/post-saver.ts";

/** Puts title and text into the clipboard as Markdown; false when the browser does not allow it. */
export async function copyText(saver: PostSaver): Promise<boolean> {
  saver.collect();
  const { title, document } = saver.content();
  const { renderMarkdown } = await import("@broadsheet/document/markdown/render");
  const markdown = `# ${title}\n\n${renderMarkdown(document as PostDocument)}`;
  return navigator.clipboard.writeText(markdown).then(
    () => true,
    () => false,
  );
}
