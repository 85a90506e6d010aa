import { inPublication } from "@broadsheet/db/connection";
import { makeAuthor, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cacheTags } from "../site/cache-tags.ts";
import { table } from "../testing/matrix/table.ts";
import { callerOf, createWorld, openCell, type World } from "../testing/matrix/world.ts";
import { changedTags, forgotten, visibleIn } from "../testing/visible.ts";
import { purge } from "./purge.ts";

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.app.close());

async function purgedTags(): Promise<Set<string>> {
  const rows = await world.app.database.owner<{ tags: string[] }[]>`select tags from cache_purges`;
  return new Set(rows.flatMap((row) => row.tags));
}

/** Makes every tag and author of the publication one that readers meet. */
async function showAllNames(): Promise<void> {
  const { app } = world;
  const ids = async (of: "tags" | "authors") => {
    const rows = await app.database.owner<{ id: string }[]>`
      select id from ${app.database.owner(of)} where publication_id = ${app.publication.id}`;
    return rows.map(({ id }) => id);
  };
  await app.database.owner`delete from posts where slug like 'names-%'`;
  await makeLivePost(app.services.db, app.publication.id, {
    slug: `names-${Date.now()}`,
    tagIds: await ids("tags"),
    authorIds: await ids("authors"),
  });
}

const seen = new Set<string>();

describe("whatever readers see otherwise after a call is purged by it", () => {
  it.each(Object.entries(table))("%s", async (key, row) => {
    const { app } = world;
    const [procedure = ""] = key.split(" ");
    const owns = typeof row.allowed !== "string" && /[OAEUC]/.test(row.allowed.own);
    const cell = await openCell(world, "O", owns ? "own" : "other");
    const input = await row.input(cell);
    if (procedure !== "authors.delete") await showAllNames();
    await app.database.owner`delete from cache_purges`;
    const before = await visibleIn(app.database, app.publication.id);
    const caller: unknown = await callerOf(cell);
    const call = procedure
      .split(".")
      .reduce<unknown>((found, name) => Reflect.get(Object(found), name), caller);
    const refused = await (call as (input: unknown) => Promise<unknown>)(input).then(
      () => undefined,
      (error: unknown) => error,
    );
    const after = await visibleIn(app.database, app.publication.id);
    if (changedTags(before, after).length > 0) seen.add(procedure);
    const purged = await purgedTags();
    expect(forgotten(before, after, purged)).toEqual([]);
    if (refused) expect(purged.size).toBe(0);
  });

  it("was looked at for the procedures that change something", () => {
    expect([...seen]).toEqual(
      expect.arrayContaining([
        "api.posts.publish",
        "posts.publish",
        "posts.unpublish",
        "posts.delete",
        "tags.update",
        "tags.delete",
        "tags.merge",
        "authors.update",
        "redirects.create",
        "redirects.delete",
        "publication.update",
        "people.updateMe",
      ]),
    );
  });
});

describe("a purge", () => {
  const log = () => world.app.database.owner<{ tags: string[] }[]>`select tags from cache_purges`;

  it("is written and announced with the change it belongs to, or not at all", async () => {
    const { app } = world;
    await app.database.owner`delete from cache_purges`;
    const heard: string[] = [];
    const listening = await app.database.owner.listen("broadsheet_purge", (text) => heard.push(text));
    const ctx = await app.contextFor({ kind: "system", name: "test" });
    const { id } = app.publication;
    await expect(
      inPublication(app.services.db, id, async (tx) => {
        await purge(tx, ctx, ["post:1"]);
        throw new Error("rolled back");
      }),
    ).rejects.toThrow("rolled back");
    expect(await log()).toEqual([]);
    await inPublication(app.services.db, id, (tx) => purge(tx, ctx, ["post:1", "post:1", "post:2"]));
    expect(await log()).toEqual([{ tags: ["post:1", "post:2"] }]);
    await expect.poll(() => heard).toEqual([""]);
    await listening.unlisten();
  });

  it("comes with a publication that was scheduled", async () => {
    const { app } = world;
    const editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
    const tag = await makeTag(app.services.db, app.publication.id, "Scheduled");
    const author = await makeAuthor(app.services.db, app.publication.id);
    const { id, version } = await editor.posts.create({
      title: "Later",
      settings: { tagIds: [tag.id] },
      authorIds: [author.id],
    });
    await editor.posts.schedule({ id, version, at: "2026-03-02T00:00:00.000Z" });
    await app.database.owner`delete from cache_purges`;
    app.setNow("2026-03-02T00:00:01.000Z");
    await app.runJobs();
    expect([...(await purgedTags())]).toEqual(
      expect.arrayContaining([cacheTags.post(id), cacheTags.lists(app.publication.id)]),
    );
  });

  it("comes with a byline that changes under a live post", async () => {
    const { app } = world;
    const editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
    const post = await makeLivePost(app.services.db, app.publication.id, { slug: "byline" });
    const author = await makeAuthor(app.services.db, app.publication.id);
    await app.database.owner`delete from cache_purges`;
    await editor.posts.assignAuthors({ id: post.id, authorIds: [author.id] });
    expect(await purgedTags()).toContain(cacheTags.post(post.id));
  });

  it("is a job for the CDN where there is one, enqueued with the change", async () => {
    const { app } = world;
    const told: string[][] = [];
    const { services } = app;
    services.cdn = { purge: async (tags) => void told.push([...tags]) };
    const ctx = await app.contextFor({ kind: "system", name: "test" });
    const { id } = app.publication;
    const rolledBack = inPublication(services.db, id, async (tx) => {
      await purge(tx, ctx, ["post:3"]);
      throw new Error("rolled back");
    });
    await expect(rolledBack).rejects.toThrow("rolled back");
    await inPublication(services.db, id, (tx) => purge(tx, ctx, ["post:4"]));
    await app.runJobs();
    delete services.cdn;
    expect(told).toEqual([["post:4"]]);
  });
});
