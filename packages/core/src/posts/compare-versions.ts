import type {
  ComparedField,
  ComparedSide,
  ComparedVersion,
  VersionComparison,
} from "@broadsheet/contract/comparisons";
import { AppError } from "@broadsheet/contract/errors";
import { type PostDetail, type PostSettings, postSettings } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { compareDocuments, compareLines } from "@broadsheet/document/compare/compare";
import { foldPost } from "../collab/fold-post.ts";
import type { ActorContext } from "../kernel/context.ts";
import { transact } from "../kernel/context.ts";
import { checkedDocument } from "./check-content.ts";
import { requirePostDetail } from "./post.reads.ts";
import { requireRevision } from "./revision.reads.ts";
import { findLiveSince, findSnapshot } from "./snapshot.reads.ts";
import { listTagNames } from "./tag-names.reads.ts";

type Content = Pick<PostDetail["workingCopy"], "title" | "slug" | "document" | "settings">;
type Version = ComparedSide & { content: Content };

/** What differs between any two states of a post: text block by block, title and settings field by field. */
export async function compareVersions(
  ctx: ActorContext,
  input: { postId: string; from: ComparedVersion; to: ComparedVersion },
): Promise<VersionComparison> {
  // What is typed right now is part of the working copy.
  await foldPost(ctx, input.postId);
  const { from, to, names } = await transact(ctx, async (tx) => {
    const post = await requirePostDetail(tx, ctx, input.postId);
    const before = await readVersion(tx, ctx, post, input.from);
    const after = await readVersion(tx, ctx, post, input.to);
    const tagIds = [before, after].flatMap(({ content }) => content.settings.tagIds);
    return { from: before, to: after, names: await listTagNames(tx, ctx.publication.id, tagIds) };
  });
  const { content: older, ...fromSide } = from;
  const { content: newer, ...toSide } = to;
  const { blocks, complete } = compareDocuments(
    checkedDocument(older.document),
    checkedDocument(newer.document),
  );
  return { from: fromSide, to: toSide, fields: compareFields(older, newer, names), blocks, complete };
}

async function readVersion(
  tx: Tx,
  ctx: ActorContext,
  post: PostDetail,
  version: ComparedVersion,
): Promise<Version> {
  if (version === "working") {
    const { updatedAt: at, updatedBy: by, ...content } = post.workingCopy;
    return { version, number: null, note: "", at, by, content };
  }
  if (version === "live") {
    if (!post.live) throw new AppError("NOT_FOUND", "Readers do not see this post");
    const content = await findSnapshot(tx, ctx.publication.id, post.id);
    const at = await findLiveSince(tx, ctx.publication.id, post.id);
    return { version, number: null, note: "", at, by: null, content };
  }
  const revision = await requireRevision(tx, ctx, { postId: post.id, revisionId: version });
  const { number, note, createdAt: at, createdBy: by, ...content } = revision;
  return { version, number, note, at, by, content };
}

/** Fields of prose, whose words are compared. */
const prose = new Set(["title", "excerpt", "metaTitle", "metaDescription"]);

function compareFields(
  older: Content,
  newer: Content,
  tagNames: ReadonlyMap<string, string>,
): ComparedField[] {
  const before = fieldsOf(older, tagNames);
  const after = fieldsOf(newer, tagNames);
  return [...before.keys()].flatMap((name) => {
    const [left = null, right = null] = [before.get(name), after.get(name)];
    if (left === right) return [];
    const runs = prose.has(name) ? compareLines(left ?? "", right ?? "") : null;
    return [{ name, before: left, after: right, runs }];
  });
}

/** Everything beside the text, each as a person would write it down; null for what is not set. */
function fieldsOf(
  { title, slug, settings: stored }: Content,
  tagNames: ReadonlyMap<string, string>,
): Map<string, string | null> {
  // What was kept before a setting existed has its default.
  const { tagIds, cover, frontMatter, featured, noindex, ...rest }: PostSettings = postSettings.parse(stored);
  const yes = (value: boolean) => (value ? "Yes" : "No");
  return new Map<string, string | null>([
    ["title", title || null],
    ["slug", slug],
    ["excerpt", rest.excerpt || null],
    ["tags", tagIds.map((id) => tagNames.get(id) ?? "A deleted tag").join(", ") || null],
    ["cover", cover?.src ?? null],
    ["coverAlt", cover?.alt || null],
    ["coverCaption", cover?.caption || null],
    ["metaTitle", rest.metaTitle || null],
    ["metaDescription", rest.metaDescription || null],
    ["canonicalUrl", rest.canonicalUrl],
    ["language", rest.language],
    ["translationOf", rest.translationOf],
    ["featured", yes(featured)],
    ["noindex", yes(noindex)],
    ["frontMatter", Object.keys(frontMatter).length > 0 ? JSON.stringify(frontMatter, null, 2) : null],
  ]);
}
