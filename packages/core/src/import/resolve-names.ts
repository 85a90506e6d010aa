import { slug as slugSchema } from "@broadsheet/contract/primitives";
import { createAuthor } from "../authors/change-author.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { createTag } from "../tags/create-tag.ts";
import { findAuthor, findTag } from "./import.reads.ts";
import type { SourceAuthor } from "./people-and-pictures.ts";

/** Finds authors and tags by name, and makes those that are missing, each once however many posts name them at a time. */
export class NameResolver {
  readonly created = { authors: 0, tags: 0 };
  readonly #ctx: ActorContext;
  readonly #found = new Map<string, Promise<string>>();

  readonly #profiles: ReadonlyMap<string, SourceAuthor>;

  /** `profiles` say more of authors, by name or key in small letters. */
  constructor(ctx: ActorContext, profiles: ReadonlyMap<string, SourceAuthor>) {
    this.#ctx = ctx;
    this.#profiles = profiles;
  }

  authorId(author: SourceAuthor): Promise<string> {
    const profile = this.#profileOf(author);
    const slug = author.slug ?? profile.slug;
    const wanted = withValidSlug({ name: profile.name, slug });
    const ctx = this.#ctx;
    return this.#once(`author/${keyOf(wanted)}`, async () => {
      const known = await transact(ctx, (tx) => findAuthor(tx, ctx.publication.id, wanted));
      if (known !== null) return known;
      const { name, bio, website } = profile;
      this.created.authors += 1;
      return withFreeSlug(wanted.slug, (free) =>
        createAuthor(ctx, { name, bio, website, avatarUrl: null, ...free }),
      );
    });
  }

  tagId(tag: { name: string; slug: string | null }): Promise<string> {
    const wanted = withValidSlug(tag);
    const ctx = this.#ctx;
    return this.#once(`tag/${keyOf(wanted)}`, async () => {
      const known = await transact(ctx, (tx) => findTag(tx, ctx.publication.id, wanted));
      if (known !== null) return known;
      this.created.tags += 1;
      const values = { name: tag.name, description: "", imageUrl: null };
      return withFreeSlug(wanted.slug, (slug) => createTag(ctx, { ...values, ...slug }));
    });
  }

  /** What is said of an author where the folder says more of them; of two with one name, that with the same address. */
  #profileOf(author: SourceAuthor): SourceAuthor {
    const named = this.#profiles.get(author.name.toLowerCase());
    if (author.slug === null || named?.slug === author.slug) return named ?? author;
    const keyed = this.#profiles.get(author.slug.toLowerCase());
    return keyed?.name === author.name ? keyed : author;
  }

  #once(key: string, find: () => Promise<string>): Promise<string> {
    const promise = this.#found.get(key) ?? find();
    this.#found.set(key, promise);
    return promise;
  }
}

interface Named {
  name: string;
  slug: string | null;
}

const keyOf = ({ name, slug }: Named) => `${name.toLowerCase()}/${slug ?? ""}`;

const withValidSlug = (item: Named): Named => ({
  name: item.name,
  slug: slugSchema.safeParse(item.slug).data ?? null,
});

/** Makes something under the address asked for, or under one made from its name when that belongs to something else. */
async function withFreeSlug(
  slug: string | null,
  make: (slug: { slug?: string }) => Promise<{ id: string }>,
): Promise<string> {
  if (slug === null) return (await make({})).id;
  const made = await make({ slug }).catch((error: { code?: string }) => {
    if (error.code !== "ALREADY_EXISTS") throw error;
    return make({});
  });
  return made.id;
}
