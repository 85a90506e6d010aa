import type { ApiCreatePostInput, ApiEditorialPost, ApiUpdatePostInput } from "@broadsheet/contract/api";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { type PostDetail, type PostKind, postSettingsPatch } from "@broadsheet/contract/posts";
import { parseHtml } from "@broadsheet/document/html-parse";
import { parseMarkdown } from "@broadsheet/document/markdown/parse";
import { can } from "../kernel/actor.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { createPost } from "../posts/create-post.ts";
import { requirePostDetail } from "../posts/post.reads.ts";
import { savePost } from "../posts/save-post.ts";
import { toEditorialPost } from "./editorial-post.ts";
import { requireKind } from "./live-post.reads.ts";

type Body = Pick<ApiCreatePostInput, "document" | "markdown" | "html">;

/** The text as a document, in whichever form it came; nothing when none came. */
function documentOf({ document, markdown, html }: Body): { document?: PostDocumentJson } {
  if (document !== undefined) return { document };
  if (markdown !== undefined) return { document: parseMarkdown(markdown).document };
  if (html !== undefined) return { document: parseHtml(html) };
  return {};
}

const written = (ctx: ActorContext, post: PostDetail) => toEditorialPost(ctx, post, new Set(["document"]));

/** Begins a post or page as a draft. */
export async function createApiPost(
  ctx: ActorContext,
  kind: PostKind,
  input: ApiCreatePostInput,
): Promise<ApiEditorialPost> {
  // Reading Markdown or HTML is work that only who may store it can ask for.
  requirePermission(ctx.actor, "post:create");
  const { title, slug, authorIds } = input;
  const settings = postSettingsPatch.parse(input);
  return written(
    ctx,
    await createPost(ctx, { kind, title, slug, authorIds, settings, ...documentOf(input) }),
  );
}

/** Changes the working copy of a post or page. What the input leaves out stays. */
export async function updateApiPost(
  ctx: ActorContext,
  kind: PostKind,
  input: ApiUpdatePostInput,
): Promise<ApiEditorialPost> {
  if (!can(ctx.actor, "post:edit:own")) requirePermission(ctx.actor, "post:edit:any");
  const { id, version, title, slug } = input;
  await transact(ctx, (tx) => requireKind(tx, ctx.publication.id, kind, id));
  const settings = postSettingsPatch.parse(input);
  await savePost(ctx, { id, version, title, slug, settings, ...documentOf(input) });
  return written(ctx, await transact(ctx, (tx) => requirePostDetail(tx, ctx, id)));
}

/** A step of the workflow, for what is a post (or page) indeed. */
export async function takeApiStep<Input extends { id: string }>(
  ctx: ActorContext,
  kind: PostKind,
  verb: (ctx: ActorContext, input: Input) => Promise<PostDetail>,
  input: Input,
): Promise<ApiEditorialPost> {
  await transact(ctx, (tx) => requireKind(tx, ctx.publication.id, kind, input.id));
  return written(ctx, await verb(ctx, input));
}
