import type { Author, CreateAuthorInput, UpdateAuthorInput } from "@broadsheet/contract/authors";
import { AppError } from "@broadsheet/contract/errors";
import { can } from "../kernel/actor.ts";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { purge } from "../kernel/purge.ts";
import { keepRedirect } from "../redirects/redirect.writes.ts";
import { tagsOfAuthor } from "../site/cache-tags.ts";
import { countPostsOf, requireAuthor } from "./author.reads.ts";
import {
  authorSlugTaken,
  deleteAuthorRow,
  insertAuthor,
  lockAuthorRow,
  updateAuthorRow,
} from "./author.writes.ts";

/** Adds a byline without an account, for guests. */
export async function createAuthor(ctx: ActorContext, input: CreateAuthorInput): Promise<Author> {
  requirePermission(ctx.actor, "author:manage");
  const publicationId = ctx.publication.id;
  try {
    return await transact(ctx, async (tx) => {
      const id = await insertAuthor(tx, publicationId, input, nowOf(ctx));
      await audit(tx, ctx, {
        action: "author.created",
        subjectType: "author",
        subjectId: id,
        data: { name: input.name },
      });
      return requireAuthor(tx, publicationId, id);
    });
  } catch (error) {
    throw authorSlugTaken(error);
  }
}

/** Changes a byline: anybody their own, editors everybody's. A new address leaves a redirect at the old one.
 * CONFLICT when somebody else changed it meanwhile. */
export async function updateAuthor(
  ctx: ActorContext,
  { id, version, ...changes }: UpdateAuthorInput,
): Promise<Author> {
  const own = ctx.actor.kind === "user" && ctx.actor.authorId === id;
  if (!own && !can(ctx.actor, "author:manage")) throw new AppError("FORBIDDEN");
  const publicationId = ctx.publication.id;
  try {
    return await transact(ctx, async (tx) => {
      const before = await requireAuthor(tx, publicationId, id);
      if (!(await updateAuthorRow(tx, publicationId, id, version, { ...changes, updatedAt: nowOf(ctx) }))) {
        throw new AppError("CONFLICT", undefined, { currentVersion: before.version });
      }
      if (changes.slug) await keepRedirect(tx, ctx, `/authors/${before.slug}`, `/authors/${changes.slug}`);
      await purge(tx, ctx, tagsOfAuthor(publicationId, id));
      await audit(tx, ctx, { action: "author.updated", subjectType: "author", subjectId: id });
      return requireAuthor(tx, publicationId, id);
    });
  } catch (error) {
    throw authorSlugTaken(error);
  }
}

/** Removes a byline that nothing hangs on. */
export function deleteAuthor(ctx: ActorContext, { id }: { id: string }): Promise<{ id: string }> {
  requirePermission(ctx.actor, "author:manage");
  const publicationId = ctx.publication.id;
  return transact(ctx, async (tx) => {
    await lockAuthorRow(tx, publicationId, id);
    const author = await requireAuthor(tx, publicationId, id);
    if (author.onStaff)
      throw new AppError("CONFLICT", "This author is on the staff; remove them there first");
    if ((await countPostsOf(tx, publicationId, id)) > 0) {
      throw new AppError("CONFLICT", "This author still has posts; give them to somebody else first");
    }
    await deleteAuthorRow(tx, publicationId, id);
    await purge(tx, ctx, tagsOfAuthor(publicationId, id));
    await audit(tx, ctx, {
      action: "author.deleted",
      subjectType: "author",
      subjectId: id,
      data: { name: author.name },
    });
    return { id };
  });
}
