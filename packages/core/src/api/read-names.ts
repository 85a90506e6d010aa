import type { ApiAuthor, ApiListInput, ApiTag } from "@broadsheet/contract/api";
import { AppError } from "@broadsheet/contract/errors";
import type { Page } from "@broadsheet/contract/paging";
import type { Permission } from "@broadsheet/contract/permissions";
import { listAuthors, requireAuthor } from "../authors/author.reads.ts";
import { requirePermission } from "../kernel/authorize.ts";
import { type Context, look } from "../kernel/context.ts";
import { siteScope } from "../site/scope.ts";
import { readSiteAuthor, readSiteTag, type SiteAuthor, type SiteTag } from "../site/tag-and-author.reads.ts";
import { listTags, requireTag } from "../tags/tag.reads.ts";
import { findIdBySlug, listLiveNames, requireLiveName } from "./name.reads.ts";

type View = ApiListInput["view"];
/** A name by its id or by the slug in its address. */
type Ref = { view: View } & ({ id: string } | { slug: string });

const address = (ctx: Context, folder: string, slug: string) =>
  `${ctx.publication.url}/${folder}/${encodeURIComponent(slug)}`;

export const toApiTag = (ctx: Context, tag: SiteTag & { version?: number }) => {
  const { id, name, slug, description, imageUrl, postCount, version } = tag;
  const url = address(ctx, "tags", slug);
  const shown: ApiTag = { id, name, slug, description, imageUrl, postCount, url, version };
  return shown;
};

const toApiAuthor = (ctx: Context, author: SiteAuthor) => {
  const { id, name, slug, bio, avatarUrl, website, postCount } = author;
  const url = address(ctx, "authors", slug);
  const shown: ApiAuthor = { id, name, slug, bio, avatarUrl, website, postCount, url };
  return shown;
};

/** Names nobody has published under yet are the staff's alone. */
function isEditorial(ctx: Context, view: View, permission: Permission): boolean {
  if (view === "editorial") requirePermission(ctx.actor, permission);
  return view === "editorial";
}

export async function listApiTags(ctx: Context, input: ApiListInput): Promise<Page<ApiTag>> {
  const all = isEditorial(ctx, input.view, "tag:read");
  const page = await look(ctx, (tx) =>
    all ? listTags(tx, ctx.publication.id, input) : listLiveNames(tx, siteScope(ctx), "tag", input),
  );
  return { ...page, items: page.items.map((tag) => toApiTag(ctx, tag)) };
}

export async function getApiTag(ctx: Context, ref: Ref): Promise<ApiTag> {
  const all = isEditorial(ctx, ref.view, "tag:read");
  const publicationId = ctx.publication.id;
  const tag = await look(ctx, async (tx) => {
    if (!all) {
      const scope = siteScope(ctx);
      return "id" in ref ? requireLiveName(tx, scope, "tag", ref.id) : readSiteTag(tx, scope, ref.slug);
    }
    const id = "id" in ref ? ref.id : await findIdBySlug(tx, publicationId, "tag", ref.slug);
    return id === null ? null : requireTag(tx, publicationId, id);
  });
  if (!tag) throw new AppError("NOT_FOUND");
  return toApiTag(ctx, tag);
}

export async function listApiAuthors(ctx: Context, input: ApiListInput): Promise<Page<ApiAuthor>> {
  const all = isEditorial(ctx, input.view, "author:read");
  const page = await look(ctx, (tx) =>
    all ? listAuthors(tx, ctx.publication.id, input) : listLiveNames(tx, siteScope(ctx), "author", input),
  );
  return { ...page, items: page.items.map((author) => toApiAuthor(ctx, author)) };
}

export async function getApiAuthor(ctx: Context, ref: Ref): Promise<ApiAuthor> {
  const all = isEditorial(ctx, ref.view, "author:read");
  const publicationId = ctx.publication.id;
  const author = await look(ctx, async (tx) => {
    if (!all) {
      const scope = siteScope(ctx);
      return "id" in ref ? requireLiveName(tx, scope, "author", ref.id) : readSiteAuthor(tx, scope, ref.slug);
    }
    const id = "id" in ref ? ref.id : await findIdBySlug(tx, publicationId, "author", ref.slug);
    return id === null ? null : requireAuthor(tx, publicationId, id);
  });
  if (!author) throw new AppError("NOT_FOUND");
  return toApiAuthor(ctx, author);
}
