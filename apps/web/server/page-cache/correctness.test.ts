import type { Caller } from "@broadsheet/core/testing/test-app";
import { makeStaff } from "@broadsheet/testing/factories";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Instance, type Instances, startInstances } from "./testing/instances.ts";

let running: Instances;
let editor: Caller;
beforeAll(async () => {
  running = await startInstances({ lingers: true });
  const { app } = running;
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => running.close());

/** What readers may see of one post. Texts are marks that stand nowhere else. */
interface Post {
  id: string;
  slug: string;
  version: number;
  /** In the working copy. */
  draft: string;
  live: string | null;
  /** What was live at some time since readers were last sure to see the present. */
  lately: Set<string | null>;
}

const slots = [0, 1, 2, 3, 4] as const;
/** Every post of a run has the first or both, so that some stand on each other's pages and in each other's lists. */
const tagNames = ["Sea", "Storm"] as const;
let runs = 0;

class World {
  readonly posts = new Map<number, Post>();
  readonly #run = ++runs;
  readonly #tagIds: readonly string[];
  readonly #tagSlugs: readonly string[];
  #marks = 0;

  private constructor(tags: readonly { id: string; slug: string }[]) {
    this.#tagIds = tags.map(({ id }) => id);
    this.#tagSlugs = tags.map(({ slug }) => slug);
  }

  static async open(): Promise<World> {
    return new World(
      await Promise.all(tagNames.map((name) => editor.tags.create({ name: `${name} ${runs}` }))),
    );
  }

  mark(): string {
    return `MARK-${this.#run}-${++this.#marks}-END`;
  }

  async write(slot: number): Promise<Post> {
    const draft = this.mark();
    const known = this.posts.get(slot);
    if (known) {
      const saved = await editor.posts.save({ id: known.id, version: known.version, title: draft });
      Object.assign(known, { draft, version: saved.version });
      return known;
    }
    const slug = `post-${this.#run}-${slot}`;
    const settings = { tagIds: this.#tagIds.slice(0, 1 + (slot % 2)) };
    const { id, version } = await editor.posts.create({ title: draft, slug, settings });
    const post: Post = { id, slug, version, draft, live: null, lately: new Set([null]) };
    this.posts.set(slot, post);
    return post;
  }

  /** A step after which readers see something else. They may see it as soon as it is begun. */
  async step(post: Post, live: string | null, act: () => Promise<{ version: number }>): Promise<void> {
    post.lately.add(live);
    const { version } = await act();
    post.version = version;
    post.live = live;
  }

  publish(post: Post): Promise<void> {
    return this.step(post, post.draft, () => editor.posts.publish({ id: post.id, version: post.version }));
  }

  unpublish(post: Post): Promise<void> {
    if (post.live === null) return Promise.resolve();
    return this.step(post, null, () => editor.posts.unpublish({ id: post.id, version: post.version }));
  }

  /** From here on readers see what is, and nothing that was. */
  async settle(): Promise<void> {
    await running.timePasses();
    for (const post of this.posts.values()) post.lately = new Set([post.live]);
  }

  /** Whatever is kept is what would be rendered now, with all that stands beside a post. */
  async compare({ get }: Instance): Promise<void> {
    await this.settle();
    const posts = [...this.posts.values()].map(({ slug }) => `/posts/${slug}`);
    const lists = this.#tagSlugs.flatMap((slug) => [`/tags/${slug}`, `/tags/${slug}/feed.json`]);
    for (const path of [...posts, ...lists, "/", "/sitemaps/1.xml"]) {
      const shown = await get(path);
      const rendered = await get(path, { cookie: "broadsheet.session=somebody" });
      expect(rendered.cache, path).toMatch(/^fwd=bypass/);
      expect([shown.status, shown.text], path).toEqual([rendered.status, rendered.text]);
    }
  }

  async read({ get }: Instance, where: "post" | "home" | "feed" | "api", slot: number, signedIn: boolean) {
    const asked = [...this.posts.values()];
    const post = this.posts.get(slot);
    const path = {
      post: `/posts/${post?.slug ?? "nothing"}`,
      home: "/",
      feed: "/feed.xml",
      api: "/api/v1/posts?limit=50",
    }[where];
    // What may be seen is what was, is or comes to be while it is read.
    const before = new Map(asked.map((each) => [each, new Set(each.lately)]));
    const { text, status } = await get(path, signedIn ? { cookie: "broadsheet.session=somebody" } : {});
    const allowed = (each: Post) => new Set([...(before.get(each) ?? []), ...each.lately]);
    // Also of a post that was made meanwhile.
    const may = new Set([...this.posts.values()].flatMap((each) => [...allowed(each)]));
    for (const seen of text.match(/MARK-\d+-\d+-END/g) ?? [])
      if (seen.startsWith(`MARK-${this.#run}-`)) expect(may, `${seen} at ${path}`).toContain(seen);
    if (where === "post") {
      const states = post ? allowed(post) : new Set([null]);
      const shown = status === 404 ? null : [...states].find((mark) => mark !== null && text.includes(mark));
      expect([...states], `${status} at ${path}`).toContain(shown);
      return;
    }
    // Lists show all that is live, where nothing else was just now.
    expect(status).toBe(200);
    for (const each of asked)
      if (each.live !== null && allowed(each).size === 1) expect(text, path).toContain(each.live);
  }
}

const slot = fc.constantFrom(...slots);
const read = fc.record({
  kind: fc.constant("read" as const),
  slot,
  instance: fc.constantFrom(0, 1),
  where: fc.constantFrom("post" as const, "home" as const, "feed" as const, "api" as const),
  signedIn: fc.boolean(),
});
const change = fc.record({
  kind: fc.constantFrom("save" as const, "publish" as const, "unpublish" as const),
  slot,
});
const step = fc.oneof(
  { weight: 4, arbitrary: read },
  { weight: 3, arbitrary: change },
  { weight: 1, arbitrary: fc.constant({ kind: "settle" as const }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("compare" as const), instance: fc.constantFrom(0, 1) }),
  },
  // What is rendered while it changes.
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("together" as const),
      change,
      reads: fc.array(read, { minLength: 1, maxLength: 4 }),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function run(world: World, what: Step): Promise<void> {
  switch (what.kind) {
    case "read":
      return world.read(running.all[what.instance as 0 | 1], what.where, what.slot, what.signedIn);
    case "settle":
      return world.settle();
    case "compare":
      return world.compare(running.all[what.instance as 0 | 1]);
    case "together":
      await Promise.all([run(world, what.change), ...what.reads.map((one) => run(world, one))]);
      return;
    case "save":
      await world.write(what.slot);
      return;
    case "publish": {
      const post = world.posts.get(what.slot);
      // What readers have already is not published again.
      return world.publish(post && post.draft !== post.live ? post : await world.write(what.slot));
    }
    case "unpublish": {
      const post = world.posts.get(what.slot);
      return post ? world.unpublish(post) : undefined;
    }
  }
}

it("no reader ever sees what he may not, nor what is older than the bound", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30 }), async (steps) => {
      const world = await World.open();
      for (const one of steps) await run(world, one);
      // In the end everybody sees what is.
      for (const instance of running.all) await world.compare(instance);
      for (const instance of running.all)
        for (const at of slots)
          for (const where of ["post", "home", "feed", "api"] as const)
            await world.read(instance, where, at, false);
      for (const post of world.posts.values()) await world.unpublish(post);
    }),
    { numRuns: 30 },
  );
}, 120_000);
