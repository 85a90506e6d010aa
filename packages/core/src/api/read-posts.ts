import type {
  ApiGetPostInput,
  ApiListPostsInput,
  ApiPart,
  ApiPost,
  ApiPostPage,
} from "@broadsheet/contract/api";
import { AppError } from "@broadsheet/contract/errors";
import type { PostKind, PostStatus } from "@broadsheet/contract/posts";
import type { Tx } from "@broadsheet/db/connection";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, type Context, look, lookOnce } from "../kernel/context.ts";
import { requirePostDetail } from "../posts/post.reads.ts";
import { listPosts } from "../posts/post-list.reads.ts";
import { siteScope } from "../site/scope.ts";
import { toEditorialPost } from "./editorial-post.ts";
import { listLivePosts, requireKind, requireLivePost } from "./live-post.reads.ts";
import { findIdBySlug, findPostIdBySlug } from "./name.reads.ts";

export const partsOf = (include: string | undefined): ReadonlySet<ApiPart> =>
  new Set((include?.split(",") ?? []) as ApiPart[]);

/** The context of a caller who is known; what they may see, the reads decide. UNAUTHENTICATED for strangers. */
export function requireKnown(ctx: Context): ActorContext {
  const { actor } = ctx;
  if (actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED");
  return { ...ctx, actor };
}

/** The context of a caller who may see working copies. A token needs a scope for it; people see what their role lets them see. */
function editorial(ctx: Context): ActorContext {
  const known = requireKnown(ctx);
  if (known.actor.kind === "token") requirePermission(known.actor, "post:read:any");
  return known;
}

/** Posts or pages: what readers see, newest first, or working copies, last changed first. */
export function listApiPosts(ctx: Context, kind: PostKind, input: ApiListPostsInput): Promise<ApiPostPage> {
  const parts = partsOf(input.include);
  if (input.view === "live") {
    if (input.status !== undefined) throw onlyFor("status", "editorial");
    // Words, tags and authors take a statement before the list's own.
    const read = input.q || input.tag !== undefined || input.author !== undefined ? look : lookOnce;
    return read(ctx, (tx) => listLivePosts(tx, siteScope(ctx), ctx.publication.url, kind, input, parts));
  }
  for (const field of ["include", "publishedAfter", "publishedBefore"] as const)
    if (input[field] !== undefined) throw onlyFor(field, "live");
  const known = editorial(ctx);
  return look(known, (tx) => listWorkingCopies(tx, known, kind, input));
}

async function listWorkingCopies(
  tx: Tx,
  ctx: ActorContext,
  kind: PostKind,
  input: ApiListPostsInput,
): Promise<ApiPostPage> {
  const publicationId = ctx.publication.id;
  const tagId = input.tag && (await findIdBySlug(tx, publicationId, "tag", input.tag));
  const authorId = input.author && (await findIdBySlug(tx, publicationId, "author", input.author));
  if (tagId === null || authorId === null) return { items: [], nextCursor: null };
  const { cursor, limit, q } = input;
  const status = input.status?.split(",") as PostStatus[] | undefined;
  const page = await listPosts(tx, ctx, {
    kind,
    cursor,
    limit,
    q,
    tagId,
    authorId,
    status,
    bin: false,
    order: "updated",
  });
  return { ...page, items: page.items.map((post) => ({ view: "editorial", ...post })) };
}

/** One post or page by id or slug. */
export function getApiPost(ctx: Context, kind: PostKind, input: ApiGetPostInput): Promise<ApiPost> {
  const parts = partsOf(input.include);
  if (input.view === "live")
    return lookOnce(ctx, (tx) =>
      requireLivePost(tx, siteScope(ctx), ctx.publication.url, kind, input, parts),
    );
  const known = editorial(ctx);
  return look(known, async (tx) => {
    const publicationId = ctx.publication.id;
    const id = "id" in input ? input.id : await findPostIdBySlug(tx, publicationId, kind, input.slug);
    if (id === null) throw new AppError("NOT_FOUND");
    await requireKind(tx, publicationId, kind, id);
    return toEditorialPost(known, await requirePostDetail(tx, known, id), parts);
  });
}

function onlyFor(field: string, view: ApiListPostsInput["view"]): AppError {
  const message = `Works with view=${view} alone`;
  return new AppError("INVALID_INPUT", undefined, { issues: [{ path: field, message }] });
}
