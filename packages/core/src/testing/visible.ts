import { createHash } from "node:crypto";
import { inPublication } from "@broadsheet/db/connection";
import type { TestDatabase } from "@broadsheet/db/testing/test-database";
import { cacheTags, tagsCarriedByPage, tagsCarriedByPostsOf, tagsCarriedByText } from "../site/cache-tags.ts";
import { readSitePost } from "../site/post.reads.ts";
import { listSitePosts } from "../site/post-list.reads.ts";

/** What readers can see of a publication, by the cache tag that stands for it: a hash of each thing. */
export type Visible = ReadonlyMap<string, Thing>;

interface Thing {
  hash: string;
  /** The cache tags its page carries, its own among them. */
  carries: readonly string[];
  /** What the answer carries that is given where it is not. Default: its own. */
  without?: readonly string[];
}

const hash = (value: unknown) => createHash("sha256").update(JSON.stringify(value)).digest("base64url");

/** Later than all that tests date, so that nothing is left out for its date. */
const allTime = { now: "2100-01-01T00:00:00.000Z", language: "en", timezone: "UTC" };

/** What the site's own reads make of it: what stands beside each post, and the posts of each tag and author. */
async function shownIn(database: TestDatabase, publicationId: string): Promise<[string, Thing][]> {
  const addresses = [cacheTags.addresses(publicationId)];
  const live = await database.owner<{ id: string; kind: "post" | "page"; slug: string }[]>`
    select id, kind, slug from posts where publication_id = ${publicationId} and live and kind in ('post', 'page') order by id`;
  const named = await database.owner<{ id: string; of: "tagId" | "authorId" }[]>`
    select id, 'tagId' as of from tags where publication_id = ${publicationId}
    union all select id, 'authorId' as of from authors where publication_id = ${publicationId} order by 1`;
  const scope = { ...allTime, publicationId };
  return inPublication(database.db, publicationId, async (tx) => {
    const things: [string, Thing][] = [];
    for (const { kind, slug } of live) {
      const post = await readSitePost(tx, scope, { kind, slug });
      if (!post) continue;
      const { older, newer, related, translations } = post;
      const beside = hash([older, newer, related, translations]);
      things.push([
        cacheTags.page(post.id),
        { hash: beside, carries: tagsCarriedByPage(post), without: addresses },
      ]);
    }
    for (const { id, of } of named) {
      const { items } = await listSitePosts(tx, scope, { page: 1, size: 100, [of]: id });
      if (items.length === 0) continue;
      const own = of === "tagId" ? cacheTags.tag(id) : cacheTags.author(id);
      const carries = [own, ...tagsCarriedByPostsOf(publicationId, id, items)];
      things.push([cacheTags.postsOf(id), { hash: hash(items), carries, without: addresses }]);
    }
    return things;
  });
}

/** Looks past every verb and read, at the rows themselves, and beside them at what the site shows. */
export async function visibleIn(database: TestDatabase, publicationId: string): Promise<Visible> {
  const { owner } = database;
  const [publication] = await owner`
    select p.name, p.description, p.settings, p.claimed_at is null as open,
      (select json_agg(h.host order by h.position) from publication_hosts h where h.publication_id = p.id) as hosts
    from publications p where p.id = ${publicationId}`;
  const posts = await owner`
    select p.id, p.kind, p.slug, p.title, p.excerpt, p.html, p.settings, p.published_at, p.live_updated_at,
      (select json_agg(a.author_id order by a.position) from post_authors a where a.publication_id = p.publication_id and a.post_id = p.id) as authors,
      (select json_agg(t.tag_id order by t.position) from post_tags t where t.publication_id = p.publication_id and t.post_id = p.id) as tags
    from posts p where p.publication_id = ${publicationId} and p.live order by p.id`;
  const tags = await owner`
    select t.id, t.name, t.slug, t.description, t.image_url from tags t where t.publication_id = ${publicationId} and exists (
      select from post_tags pt join posts p on p.publication_id = pt.publication_id and p.id = pt.post_id and p.live
      where pt.publication_id = t.publication_id and pt.tag_id = t.id) order by t.id`;
  const authors = await owner`
    select a.id, a.name, a.slug, a.bio, a.avatar_url, a.website from authors a where a.publication_id = ${publicationId} and exists (
      select from post_authors pa join posts p on p.publication_id = pa.publication_id and p.id = pa.post_id and p.live
      where pa.publication_id = a.publication_id and pa.author_id = a.id) order by a.id`;
  const redirects = await owner`
    select from_path, "to", permanent from redirects where publication_id = ${publicationId} order by 1`;
  const former = await owner`
    select h.kind, h.slug, h.post_id from slug_history h join posts p on p.publication_id = h.publication_id and p.id = h.post_id and p.live
    where h.publication_id = ${publicationId} order by 1, 2`;
  const things = [
    ...posts.map((post) => [cacheTags.post(post.id), post] as const),
    ...tags.map((tag) => [cacheTags.tag(tag.id), tag] as const),
    ...authors.map((author) => [cacheTags.author(author.id), author] as const),
    [cacheTags.publication(publicationId), publication] as const,
    [cacheTags.lists(publicationId), [posts, tags, authors]] as const,
    [
      cacheTags.addresses(publicationId),
      [redirects, former, posts.map((post) => [post.kind, post.slug])],
    ] as const,
  ];
  const asNamed = (ids: string[] | null) => (ids ?? []).map((id) => ({ id, name: "", slug: "" }));
  const carried = new Map(
    posts.map((post) => [
      cacheTags.post(post.id),
      tagsCarriedByText({ id: post.id, tags: asNamed(post.tags), authors: asNamed(post.authors) }),
    ]),
  );
  return new Map([
    ...things.map(([tag, thing]): [string, Thing] => [
      tag,
      { hash: hash(thing), carries: [tag, ...(carried.get(tag) ?? [])] },
    ]),
    ...(await shownIn(database, publicationId)),
  ]);
}

/** What readers see otherwise now, no longer, or for the first time, although nothing was purged that its page carried. */
export function forgotten(before: Visible, after: Visible, purged: ReadonlySet<string>): string[] {
  return changedTags(before, after).filter(
    (tag) =>
      !(before.get(tag)?.carries ?? after.get(tag)?.without ?? [tag]).some((carried) => purged.has(carried)),
  );
}

/** The tags of what readers see otherwise now, or no longer, or for the first time. */
export function changedTags(before: Visible, after: Visible): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (tag) => before.get(tag)?.hash !== after.get(tag)?.hash,
  );
}
