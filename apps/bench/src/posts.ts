import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { createAuthor } from "@broadsheet/core/authors/change-author";
import type { ActorContext } from "@broadsheet/core/kernel/context";
import { createPost } from "@broadsheet/core/posts/create-post";
import { publishPost } from "@broadsheet/core/posts/publish-post";
import { createTag } from "@broadsheet/core/tags/create-tag";

const words =
  "paper press column morning harbour editor letter river market winter bridge story print window garden signal " +
  "engine summer council station museum island valley record method system number answer question reason record";
const vocabulary = words.split(" ");

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function article(next: () => number, length: number): PostDocumentJson {
  const sentence = (count: number) =>
    Array.from({ length: count }, () => vocabulary[Math.floor(next() * vocabulary.length)]).join(" ");
  const paragraphs = Array.from({ length: Math.ceil(length / 80) }, () => ({
    type: "paragraph",
    content: [{ type: "text", text: `${sentence(80)}.` }],
  }));
  return { type: "doc", content: paragraphs };
}

/** Publishes `count` posts of 800 words with tags and an author, always the same ones. Returns their ids, oldest first. */
export async function publishPosts(
  ctx: ActorContext,
  count: number,
  tell: (done: number) => void,
): Promise<string[]> {
  const next = numbers(1);
  const author = await createAuthor(ctx, { name: "Bench Writer", bio: "", avatarUrl: null, website: null });
  const tags: string[] = [];
  for (const name of ["Harbour", "Council", "Market", "Winter", "Press"]) {
    tags.push((await createTag(ctx, { name, description: "", imageUrl: null })).id);
  }
  const ids: string[] = [];
  const publishNext = async (n: number) => {
    const tagIds = tags.filter(() => next() < 0.4);
    const { id, version } = await createPost(ctx, {
      kind: "post",
      title: `Post number ${n}`,
      document: article(next, 800),
      authorIds: [author.id],
      settings: { tagIds },
    });
    await publishPost(ctx, { id, version });
    ids.push(id);
    tell(ids.length);
  };
  for (let n = 0; n < count; n += 4) {
    await Promise.all([0, 1, 2, 3].filter((k) => n + k < count).map((k) => publishNext(n + k + 1)));
  }
  return ids;
}
