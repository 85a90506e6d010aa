import type { RatePolicy } from "@broadsheet/cache/rate-limiter";
import type { describePageInput, describePageOutput } from "@broadsheet/contract/bookmarks";
import { AppError } from "@broadsheet/contract/errors";
import { excerptOf } from "@broadsheet/document/text";
import type { PostDocument } from "@broadsheet/document/types";
import type { z } from "zod";
import { can, type UserActor } from "../kernel/actor.ts";
import type { ActorContext } from "../kernel/context.ts";
import { limit } from "../kernel/limit.ts";
import { readPostSource } from "../site/markdown.reads.ts";
import { readSiteOnce } from "../site/scope.ts";
import { createPageReader, type PageReader } from "./read-page.ts";

/** More than anybody puts into their posts; a program that looks around would. */
export const pagesOfPerson: RatePolicy = { name: "bookmarks", points: 40, durationSeconds: 600 };

type Described = z.infer<typeof describePageOutput>;
type Input = z.infer<typeof describePageInput>;

/** One for the process; it holds connections only while it reads. */
let shared: PageReader | undefined;

/** What a page says of itself, for a bookmark: one of the publication's own from the database, any other from its server. */
export async function describePage(
  ctx: ActorContext & { actor: UserActor },
  { url }: Input,
  reader?: PageReader,
): Promise<Described> {
  const writes = ["post:create", "post:edit:own", "post:edit:any"] as const;
  if (!writes.some((permission) => can(ctx.actor, permission))) throw new AppError("FORBIDDEN");
  await limit(ctx, pagesOfPerson, ctx.actor.userId);
  const site = new URL(ctx.publication.url);
  const address = new URL(url, site);
  if (address.host === site.host) return describeOwn(ctx, address.pathname);
  if (!reader) {
    shared ??= createPageReader();
    reader = shared;
  }
  const answer = await reader.read(address.href);
  return answer.found ? { found: true, ...answer.words } : answer;
}

/** What readers see of a post or page of this publication; of all others there is only the publication's name to tell. */
async function describeOwn(ctx: ActorContext, pathname: string): Promise<Described> {
  const site = ctx.publication.name;
  const [first = "", second, ...more] = decoded(pathname).split("/").filter(Boolean);
  if (first === "")
    return { found: true, title: site, description: ctx.publication.description || null, site };
  const kind = first === "posts" && second !== undefined ? "post" : "page";
  const slug = kind === "post" ? (second ?? "") : first;
  const isPost = more.length === 0 && (kind === "post" || second === undefined);
  const post = isPost
    ? await readSiteOnce(ctx, (tx, scope) => readPostSource(tx, scope, { kind, slug }))
    : null;
  if (!post) return { found: false, reason: "missing" };
  return {
    found: true,
    title: post.title,
    description: post.excerpt || excerptOf(post.document as PostDocument) || null,
    site,
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
