import { AppError } from "@broadsheet/contract/errors";
import type { CreateTagInput, Tag } from "@broadsheet/contract/tags";
import { violatesUnique } from "@broadsheet/db/connection";
import { newId } from "@broadsheet/db/ids";
import { audit } from "../kernel/audit.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type ActorContext, nowOf, transact } from "../kernel/context.ts";
import { freeSlug, slugify } from "../kernel/slugify.ts";
import { requireTag, takenTagSlugs } from "./tag.reads.ts";
import { insertTag } from "./tag.writes.ts";

/** Makes a tag. Without an address of its own it gets one from its name; an asked-for one that is taken is ALREADY_EXISTS. */
export async function createTag(ctx: ActorContext, input: CreateTagInput): Promise<Tag> {
  requirePermission(ctx.actor, "tag:create");
  const publicationId = ctx.publication.id;
  try {
    return await transact(ctx, async (tx) => {
      const base = slugify(input.name) || "tag";
      const slug = input.slug ?? freeSlug(base, await takenTagSlugs(tx, publicationId, base));
      const [id, now] = [newId(), nowOf(ctx)];
      await insertTag(tx, { ...input, publicationId, id, slug, createdAt: now, updatedAt: now });
      await audit(tx, ctx, {
        action: "tag.created",
        subjectType: "tag",
        subjectId: id,
        data: { name: input.name },
      });
      return requireTag(tx, publicationId, id);
    });
  } catch (error) {
    throw slugTaken(error);
  }
}

/** The error to show when a tag's address is in use; any other is given back as it is. */
export function slugTaken(error: unknown): unknown {
  if (!violatesUnique(error, "tags_slug")) return error;
  const message = "Another tag already uses this address";
  return new AppError("ALREADY_EXISTS", message, { issues: [{ path: "slug", message }] }, { cause: error });
}
