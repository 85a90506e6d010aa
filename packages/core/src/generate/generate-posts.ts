import { gatherStatistics } from "@broadsheet/db/gather-statistics";
import { OperatorError } from "@broadsheet/db/operator-error";
import { runAlone } from "@broadsheet/db/run-alone";
import type { Faker } from "@faker-js/faker";
import type { ActorContext } from "../kernel/context.ts";
import { slugify } from "../kernel/slugify.ts";
import { type GeneratedName, writeGeneratedNames, writeGeneratedPosts } from "./generated.writes.ts";
import { generatedPost, idOf, makeSections } from "./generated-post.ts";

export interface GenerateOptions {
  /** How many posts, each live. */
  posts: number;
  /** The same seed makes the same posts; a second run adds what the first did not reach. */
  seed: number;
  /** How long: so many parts of about a hundred words. Default 2 to 6. */
  sections?: { min: number; max: number };
  /** Told how many more are written. */
  advance?: (posts: number) => void;
}

const tagCount = 80;
const authorCount = 25;
const batchSize = 1000;
/** Batches on their way at a time: Postgres computes search vectors in one while the next is being written here. */
const concurrency = 3;
/** Fixed, so that a seed makes the same posts on any day. */
const newest = new Date("2026-01-01T08:00:00.000Z");

/**
 * Fills the publication with posts for tests of its size, without jobs and without telling anybody. Every batch commits by itself.
 *
 * Throws OperatorError while another run is filling the same publication.
 */
export async function generatePosts(ctx: ActorContext, options: GenerateOptions): Promise<void> {
  const outcome = await runAlone(ctx.db, `generate:${ctx.publication.id}`, () => generate(ctx, options));
  if (outcome.ran) return;
  throw new OperatorError(`${ctx.publication.name} is being filled already: wait until that has ended.`);
}

async function generate(ctx: ActorContext, options: GenerateOptions): Promise<void> {
  const { posts, seed, advance, sections = { min: 2, max: 6 } } = options;
  const { en, Faker } = await import("@faker-js/faker");
  const faker = new Faker({ locale: en, seed });
  const { id: publicationId, settings } = ctx.publication;
  const names = {
    tags: makeNames(faker, seed, tagCount, () => faker.word.noun()),
    authors: makeNames(faker, seed, authorCount, () => faker.person.fullName()),
  };
  await writeGeneratedNames(ctx.db, publicationId, names, newest.toISOString());
  const stock = {
    faker,
    seed,
    sections: makeSections(faker),
    sectionsPerPost: sections,
    tagIds: names.tags.map(({ id }) => id),
    authorIds: names.authors.map(({ id }) => id),
  };
  const under = new Set<Promise<void>>();
  try {
    for (let first = 0; first < posts; first += batchSize) {
      const count = Math.min(batchSize, posts - first);
      const rows = Array.from({ length: count }, (_, n) => generatedPost(stock, first + n, newest));
      const written = writeGeneratedPosts(ctx.db, publicationId, settings.language, rows).then(() => {
        under.delete(written);
        advance?.(count);
      });
      under.add(written);
      if (under.size >= concurrency) await Promise.race(under);
    }
    await Promise.all(under);
    await gatherStatistics(ctx.db);
  } finally {
    // Nothing goes on writing behind a failure.
    await Promise.allSettled(under);
  }
}

function makeNames(faker: Faker, seed: number, count: number, make: () => string): GeneratedName[] {
  return Array.from({ length: count }, (_, n) => {
    const name = make();
    return { id: idOf(faker, newest), name, slug: `${slugify(name)}-${seed}-${n}` };
  });
}
