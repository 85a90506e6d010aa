import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { type MadeStaff, makePublication, makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

const doc = (...texts: string[]): PostDocumentJson => ({
  type: "doc",
  content: texts.map((text) => ({ type: "paragraph", content: [{ type: "text", text }] })),
});

let app: TestApp;
let editor: Caller;
let author: Caller;
let authorStaff: MadeStaff;
let editorStaff: MadeStaff;
let tag: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  authorStaff = await makeStaff(app.services.db, app.publication.id, "author");
  editorStaff = await makeStaff(app.services.db, app.publication.id, "editor");
  editor = await app.as(editorStaff);
  author = await app.as(authorStaff);
  tag = await makeTag(app.services.db, app.publication.id, "Harbour");
});
afterAll(() => app.close());

type Filter = Parameters<Caller["posts"]["list"]>[0];
const titles = async (caller: Caller, filter: Filter) =>
  (await caller.posts.list(filter)).items.map(({ title }) => title).toSorted();

describe("finding posts", () => {
  test("by words of title, excerpt and text, of drafts as well, and only what one may see", async () => {
    await author.posts.create({ title: "Gezeiten-Tafeln", document: doc("Die Ölmühle steht still", "Zwei") });
    await editor.posts.create({ title: "Other", settings: { excerpt: "About mühlen" } });
    expect(await titles(editor, { q: "gezeit" })).toEqual(["Gezeiten-Tafeln"]);
    expect(await titles(editor, { q: "tafeln still" })).toEqual(["Gezeiten-Tafeln"]);
    expect(await titles(editor, { q: "ölmühle zwei" })).toEqual(["Gezeiten-Tafeln"]);
    expect(await titles(editor, { q: "mühl" })).toEqual(["Other"]);
    expect(await titles(author, { q: "mühl" })).toEqual([]);
    expect(await titles(editor, { q: "') | 'x:*" })).toEqual([]);
    expect(await titles(editor, { q: "paragraph" })).toEqual([]);
  });

  test("words of another publication find nothing here", async () => {
    const other = await makePublication(app.services.db, { name: "Elsewhere" });
    const there = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
    await there.posts.create({ title: "Wanderdüne" });
    expect(await titles(there, { q: "wanderdüne" })).toEqual(["Wanderdüne"]);
    expect(await titles(editor, { q: "wanderdüne" })).toEqual([]);
  });

  test("by tag, changes, language, dates and what waits for the caller", async () => {
    const settings = { tagIds: [tag.id], language: "pt" };
    const one = await author.posts.create({ title: "Tagged", settings });
    expect(await titles(editor, { tagId: tag.id })).toEqual(["Tagged"]);
    expect(await titles(editor, { tagId: tag.id, q: "nothing" })).toEqual([]);
    expect(await titles(editor, { language: "pt" })).toEqual(["Tagged"]);
    const live = await author.posts.publish({ id: one.id, version: one.version });
    expect(await titles(editor, { hasChanges: true })).toEqual([]);
    await author.posts.save({ id: live.id, version: live.version, title: "Tagged twice" });
    expect(await titles(editor, { hasChanges: true })).toEqual(["Tagged twice"]);
    const again = await author.posts.publish({ id: live.id, version: live.version + 1 });
    expect(await titles(editor, { hasChanges: true })).toEqual([]);
    const past = { from: "2020-01-01T00:00:00.000Z", before: "2020-02-01T00:00:00.000Z" };
    expect(await titles(editor, { tagId: tag.id, ...past })).toEqual([]);
    await author.posts.unpublish({ id: again.id, version: again.version });
    const asked = await author.posts.requestReview({
      ...{ id: again.id, version: again.version },
      reviewerIds: [editorStaff.userId],
    });
    const second = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
    expect(await titles(editor, { awaitingMe: true })).toEqual(["Tagged twice"]);
    expect(await titles(second, { awaitingMe: true })).toEqual([]);
    expect((await editor.posts.now()).reviews.items.map(({ id }) => id)).toEqual([asked.id]);
    expect((await second.posts.now()).reviews.items).toEqual([]);
    expect((await author.posts.now()).inReview.items.map(({ id }) => id)).toEqual([asked.id]);
    await editor.posts.requestChanges({ id: asked.id, version: asked.version, comment: "Shorter" });
    expect((await author.posts.now()).changesAsked.items.map(({ id }) => id)).toEqual([asked.id]);
  });
});

describe("many posts at once", () => {
  const many = async (title: string) => [
    await author.posts.create({ title: `${title} 1` }),
    await editor.posts.create({ title: `${title} 2` }),
  ];
  type Steps = Parameters<Caller["posts"]["bulk"]>[0]["steps"];

  test("a tag is put on and taken off again, each post for itself, in what people have open too", async () => {
    const made = await many("Bulk tag");
    const steps: Steps = made.map(({ id }) => ({ id, action: { do: "add_tag", tagId: tag.id } }));
    const { results } = await author.posts.bulk({ steps });
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "refused"]);
    expect(results[1]?.reason).toMatch(/nothing here/i);
    const [mine] = made;
    if (!mine) throw new Error("No post");
    expect((await author.posts.get({ id: mine.id })).tags.map(({ id }) => id)).toEqual([tag.id]);
    expect((await author.posts.bulk({ steps: steps.slice(0, 1) })).results[0]?.outcome).toBe("unchanged");
    const undo = results.flatMap((result) => result.undo ?? []);
    expect((await author.posts.bulk({ steps: undo })).results.map(({ outcome }) => outcome)).toEqual([
      "done",
    ]);
    expect((await author.posts.get({ id: mine.id })).tags).toEqual([]);
  });

  test("publishing names the version that was seen; what is undone is as before", async () => {
    const [one, two] = await many("Bulk publish");
    if (!one || !two) throw new Error("No posts");
    await editor.posts.save({ id: two.id, version: two.version, title: "Meanwhile" });
    const steps: Steps = [one, two].map(({ id, version }) => ({ id, version, action: { do: "publish" } }));
    const { results } = await editor.posts.bulk({ steps });
    expect(results.map(({ outcome }) => outcome)).toEqual(["done", "refused"]);
    expect((await editor.posts.get({ id: one.id })).live).toBe(true);
    await editor.posts.bulk({ steps: results.flatMap(({ undo }) => undo ?? []) });
    expect((await editor.posts.get({ id: one.id })).live).toBe(false);
  });

  test("authors are added and put back; the bin gives back what went in", async () => {
    const made = await many("Bulk authors");
    const ids = made.map(({ id }) => id);
    const add: Steps = ids.map((id) => ({
      id,
      action: { do: "add_author", authorId: editorStaff.authorId },
    }));
    expect((await author.posts.bulk({ steps: add })).results.map(({ outcome }) => outcome)).toEqual([
      "refused",
      "refused",
    ]);
    const added = (await editor.posts.bulk({ steps: add })).results;
    expect(added.map(({ outcome }) => outcome)).toEqual(["done", "unchanged"]);
    await editor.posts.bulk({ steps: added.flatMap(({ undo }) => undo ?? []) });
    const [first] = ids;
    const authors = (await editor.posts.get({ id: first ?? "" })).authors.map(({ id }) => id);
    expect(authors).toEqual([authorStaff.authorId]);
    const gone = await editor.posts.bulk({ steps: ids.map((id) => ({ id, action: { do: "delete" } })) });
    expect(await titles(editor, { q: "bulk authors" })).toEqual([]);
    await editor.posts.bulk({ steps: gone.results.flatMap(({ undo }) => undo ?? []) });
    expect(await titles(editor, { q: "bulk authors" })).toEqual(["Bulk authors 1", "Bulk authors 2"]);
  });
});

describe("views", () => {
  test("are their maker's, or everybody's when an editor shares them", async () => {
    const mine = await author.posts.views.create({ kind: "post", name: "Mine", filter: { q: "tide" } });
    expect(mine).toMatchObject({ own: true, shared: false, filter: { q: "tide" } });
    expect(
      await failure(author.posts.views.create({ kind: "post", name: "A", shared: true, filter: {} })),
    ).toBe("FORBIDDEN");
    const ours = await editor.posts.views.create({ kind: "post", name: "Ours", shared: true, filter: {} });
    const names = async (caller: Caller) =>
      (await caller.posts.views.list({ kind: "post" })).map(({ name, own }) => [name, own]);
    expect(await names(author)).toEqual([
      ["Mine", true],
      ["Ours", false],
    ]);
    expect(await names(editor)).toEqual([["Ours", true]]);
    expect(await author.posts.views.list({ kind: "page" })).toEqual([]);
    expect(await failure(author.posts.views.delete({ id: ours.id }))).toBe("FORBIDDEN");
    expect(await failure(editor.posts.views.update({ id: mine.id, name: "X" }))).toBe("NOT_FOUND");
    await author.posts.views.update({ id: mine.id, name: "Renamed", filter: { status: ["draft"] } });
    expect(await names(author)).toContainEqual(["Renamed", true]);
  });
});
