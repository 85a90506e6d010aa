import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { createAuthor } from "../authors/change-author.ts";
import type { Services } from "../kernel/services.ts";
import { systemContext } from "../kernel/system-context.ts";
import { createPost } from "../posts/create-post.ts";
import { publishPost } from "../posts/publish-post.ts";
import { createTag } from "../tags/create-tag.ts";

/** In the order of their publication, so that the first thing to read is the newest. */
const samples = [
  { slug: "everything-a-post-can-hold", title: "Everything a post can hold" },
  { slug: "from-draft-to-readers", title: "From draft to readers" },
  { slug: "welcome", title: "Welcome to your publication" },
];

/** Fills a fresh publication with three posts that teach Broadsheet. */
export async function installSampleContent(services: Services, publicationId: string): Promise<void> {
  const ctx = await systemContext(services, publicationId, "installation");
  if (!ctx) return;
  const author = await createAuthor(ctx, {
    name: "Broadsheet",
    bio: "Shows you around. Replace these posts with your own.",
    avatarUrl: null,
    website: null,
  });
  const tag = await createTag(ctx, { name: "Getting started", description: "", imageUrl: null });
  for (const { slug, title } of samples) {
    const source = await readFile(path.join(import.meta.dirname, "sample", `${slug}.md`), "utf8");
    const { document } = parseMarkdown(source);
    const { id, version } = await createPost(ctx, {
      kind: "post",
      title,
      slug,
      document,
      authorIds: [author.id],
      settings: { tagIds: [tag.id] },
    });
    await publishPost(ctx, { id, version });
  }
}
