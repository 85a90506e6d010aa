import { slug as slugSchema } from "@broadsheet/contract/primitives";
import { createAuthor } from "../authors/change-author.ts";
import { type ActorContext, transact } from "../kernel/context.ts";
import { createTag } from "../tags/create-tag.ts";
import { findAuthor, findTag } from "./import.reads.ts";
import { type NameData, nameKey } from "./name-data.ts";
import type { SourceAuthor } from "./people-and-pictures.ts";

/** Finds authors and tags by name, and makes those that are missing, each once however many posts name them at a time. */
export class NameResolver {
  readonly created = { authors: 0, tags: 0 };
  readonly #ctx: ActorContext;
  readonly #found = new Map<string, Promise<string>>();

  readonly #data: NameData;
  readonly #pictureOf: PictureOf;

  constructor(ctx: ActorContext, data: NameData, pictureOf: PictureOf) {
    this.#ctx = ctx;
    this.#data = data;
    this.#pictureOf = pictureOf;
  }

  authorId(author: SourceAuthor): Promise<string> {
    const profile = this.#profileOf(author);
    const slug = author.slug ?? profile.slug;
    const wanted = withValidSlug({ name: profile.name, slug });
    const ctx = this.#ctx;
    return this.#once(`author/${nameKey(wanted)}`, async () => {
      const known = await transact(ctx, (tx) => findAuthor(tx, ctx.publication.id, wanted));
      if (known !== null) return known;
      const { name, bio, website } = profile;
      const avatarUrl = await this.#pictureOf(profile.picture);
      this.created.authors += 1;
      return withFreeSlug(wanted.slug, (free) =>
        createAuthor(ctx, { name, bio, website, avatarUrl, ...free }),
      );
    });
  }

  tagId(tag: { name: string; slug: string | null }): Promise<string> {
    const wanted = withValidSlug(tag);
    const ctx = this.#ctx;
    return this.#once(`tag/${nameKey(wanted)}`, async () => {
      const known = await transact(ctx, (tx) => findTag(tx, ctx.publication.id, wanted));
      if (known !== null) return known;
      const said = this.#data.tags.get(nameKey(wanted));
      const imageUrl = await this.#pictureOf(said?.picture ?? null);
      this.created.tags += 1;
      const values = { name: tag.name, description: said?.description ?? "", imageUrl };
      return withFreeSlug(wanted.slug, (slug) => createTag(ctx, { ...values, ...slug }));
    });
  }

  /** What is said of an author where the folder says more of them; of two with one name, that with the same address. */
  #profileOf(author: SourceAuthor): SourceAuthor {
    const named = this.#data.authors.get(author.name.toLowerCase());
    if (author.slug === null || named?.slug === author.slug) return named ?? author;
    const keyed = this.#data.authors.get(author.slug.toLowerCase());
    return keyed?.name === author.name ? keyed : author;
  }

  #once(key: string, find: () => Promise<string>): Promise<string> {
    const promise = this.#found.get(key) ?? find();
    this.#found.set(key, promise);
    return promise;
  }
}

/** The address of a picture that the folder names: one of the publication's own, or of the web; null where it cannot be had. */
export type PictureOf = (picture: string | null) => Promise<string | null>;

interface Named {
  name: string;
  slug: string | null;
}

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
