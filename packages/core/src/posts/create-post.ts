import { AppError } from "@broadsheet/contract/errors";
import { type CreatePostInput, type PostDetail, postSettings } from "@broadsheet/contract/posts";
import { newId } from "@broadsheet/db/ids";
import { emptyDocument } from "@broadsheet/document/types";
import { can, userIdOf } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { checkAuthors } from "./check-authors.ts";
import { checkedDocument, checkTags } from "./check-content.ts";
import { requirePostDetail } from "./post.reads.ts";
import { insertPost, replaceAuthors } from "./post.writes.ts";
import { requireFreeSlug } from "./slug.writes.ts";

/** Begins a post as a draft. Its author is the person who creates it; who may assign authors can name others. */
export async function createPost(ctx: ActorContext, input: CreatePostInput): Promise<PostDetail> {
  requirePermission(ctx.actor, "post:create");
  const document = input.document ? checkedDocument(input.document) : emptyDocument();
  const settings = postSettings.parse(input.settings ?? {});
  const authorIds = authorsOf(ctx, input.authorIds);
  const id = newId();
  const now = nowOf(ctx);
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    await checkTags(tx, ctx, settings);
    await checkAuthors(tx, ctx, authorIds);
    if (input.slug) await requireFreeSlug(tx, { publicationId, kind: input.kind, postId: id }, input.slug);
    await insertPost(
      tx,
      {
        publicationId,
        id,
        kind: input.kind,
        status: "draft",
        createdBy: userIdOf(ctx.actor),
        createdAt: now,
      },
      {
        title: input.title,
        slug: input.slug ?? null,
        document,
        settings,
        updatedAt: now,
        updatedBy: userIdOf(ctx.actor),
      },
    );
    await replaceAuthors(tx, publicationId, id, authorIds);
    await audit(tx, ctx, {
      action: "post.created",
      subjectType: "post",
      subjectId: id,
      data: { kind: input.kind },
    });
    return requirePostDetail(tx, ctx, id);
  });
}

function authorsOf({ actor }: ActorContext, wanted: string[] | undefined): string[] {
  const own = actor.kind === "user" ? [actor.authorId] : [];
  const authorIds = wanted ?? own;
  if (authorIds.length === 0) {
    const message = "Name at least one author";
    throw new AppError("INVALID_INPUT", message, { issues: [{ path: "authorIds", message }] });
  }
  const onlySelf = authorIds.every((id) => own.includes(id));
  if (!onlySelf && !can(actor, "post:assign-authors")) throw new AppError("FORBIDDEN");
  return authorIds;
}
