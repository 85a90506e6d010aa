import type { ChecklistRules } from "@broadsheet/contract/checklist";
import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { newId } from "@broadsheet/db/ids";
import { makeStaff, makeTag } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { checkLinks } from "./check-links.ts";
import type { LinkResult } from "./probe-link.ts";

let app: TestApp;
let writer: Caller;
const off: ChecklistRules = {
  excerpt: "off",
  cover: "off",
  tags: "off",
  meta_description: "off",
  picture_alt: "off",
  minimum_words: "off",
  dead_links: "off",
  open_comments: "off",
  open_suggestions: "off",
  words: 300,
};

beforeAll(async () => {
  app = await createTestApp({ hosts: ["paper.localhost"] });
});
afterAll(() => app.close());

/** Sets the publication's checklist, and gives somebody who works under it. */
async function under(rules: Partial<ChecklistRules>): Promise<void> {
  const { db } = app.services;
  const owner = await app.as(await makeStaff(db, app.publication.id, "owner"));
  const { version } = await owner.publication.get();
  await owner.publication.update({ version, settings: { checklist: { ...off, ...rules } } });
  writer = await app.as(await makeStaff(db, app.publication.id, "author"));
}

const text = (value: string, ...marks: object[]) => ({ type: "text", text: value, marks });
const link = (href: string) => text(href, { type: "link", attrs: { href } });
const paragraphs = (...content: object[]): PostDocumentJson => ({
  type: "doc",
  content: content.map((one) => ({ type: "paragraph", content: [one] })),
});
const unmet = async (postId: string) =>
  (await writer.checklist.get({ postId }))
    .filter((entry) => entry.state !== "met")
    .map((entry) => entry.item);

test("everything that can be asked for is found missing, and then found", async () => {
  await under({
    excerpt: "advisory",
    cover: "advisory",
    tags: "compulsory",
    meta_description: "advisory",
    picture_alt: "advisory",
    minimum_words: "advisory",
    open_comments: "advisory",
    open_suggestions: "advisory",
    words: 3,
  });
  const suggestion = { id: newId(), user: newId(), at: "2026-03-01T09:00:00.000Z" };
  const document = paragraphs(text("Two words"), text("added", { type: "insertion", attrs: suggestion }));
  document.content?.push({ type: "figure", attrs: { src: "/media/a.png", alt: " " } });
  const { id } = await writer.posts.create({ title: "Story", document });
  const thread = await writer.comments.start({ postId: id, threadId: newId(), quote: "", body: "Hm" });
  expect(await unmet(id)).toEqual([
    "excerpt",
    "cover",
    "tags",
    "meta_description",
    "picture_alt",
    "minimum_words",
    "open_comments",
    "open_suggestions",
  ]);
  const { id: tagId } = await makeTag(app.services.db, app.publication.id);
  await writer.comments.resolve({ postId: id, threadId: thread.id });
  const full = paragraphs(text("Three words now"));
  full.content?.push({ type: "figure", attrs: { src: "/media/a.png", alt: "A" } });
  await writer.posts.save({
    id,
    version: 1,
    document: full,
    settings: {
      excerpt: "Short",
      metaDescription: "About",
      tagIds: [tagId],
      cover: { src: "/media/c.png", alt: "Cover", caption: "", width: null, height: null },
    },
  });
  expect(await unmet(id)).toEqual([]);
});

test("what is compulsory keeps a post in, and the answer lists all of it; what is advisory does not", async () => {
  await under({ excerpt: "compulsory", tags: "compulsory", cover: "advisory" });
  const { id } = await writer.posts.create({ title: "Story" });
  const at = "2026-03-02T09:00:00.000Z";
  for (const call of [
    () => writer.posts.publish({ id, version: 1 }),
    () => writer.posts.schedule({ id, version: 1, at }),
  ]) {
    const error = appErrorOf(
      await call().then(
        () => expect.unreachable(),
        (thrown) => thrown,
      ),
    );
    expect(error.code).toBe("CHECKLIST_UNMET");
    expect(error.details.issues?.map((issue) => issue.path)).toEqual(["checklist.excerpt", "checklist.tags"]);
  }
  expect(await failure(writer.api.posts.publish({ id, version: 1 }))).toBe("CHECKLIST_UNMET");
  const { id: tagId } = await makeTag(app.services.db, app.publication.id);
  const saved = await writer.posts.save({ id, version: 1, settings: { excerpt: "Short", tagIds: [tagId] } });
  expect((await writer.posts.publish({ id, version: saved.version })).live).toBe(true);
});

test("links of the site itself are known at once, with the addresses that lead on", async () => {
  await under({ dead_links: "compulsory" });
  const { db } = app.services;
  await makeLivePost(db, app.publication.id, { slug: "there" });
  const found = [
    "/posts/there",
    "/posts/there/?a=1#b",
    "/",
    "/archive",
    "/feed.xml",
    "http://paper.localhost/posts/there",
    "#here",
    "mailto:a@b.c",
  ];
  const { id } = await writer.posts.create({ title: "Good", document: paragraphs(...found.map(link)) });
  expect(await unmet(id)).toEqual([]);
  for (const href of [
    "/posts/gone",
    "/tags/gone",
    "/authors/gone",
    "/gone",
    "http://paper.localhost/posts/gone",
  ]) {
    const bad = await writer.posts.create({ title: "Bad", document: paragraphs(link(href)) });
    expect(await failure(writer.posts.publish({ id: bad.id, version: 1 })), href).toBe("CHECKLIST_UNMET");
    const [entry] = await writer.checklist.get({ postId: bad.id });
    expect(entry?.detail).toContain(href);
  }
});

test("links elsewhere are looked at by a job, once, and keep nobody waiting meanwhile", async () => {
  await under({ dead_links: "compulsory" });
  const [good, dead, slow] = ["https://good.example/", "https://dead.example/x", "https://slow.example/"];
  const document = paragraphs(link(good), link(`${good}#part`), link(dead), link(slow));
  const { id } = await writer.posts.create({ title: "Links", document });
  expect(await writer.checklist.get({ postId: id })).toMatchObject([
    { item: "dead_links", state: "unknown" },
  ]);
  const asked: string[] = [];
  const results: Record<string, LinkResult["result"]> = {
    [good]: "found",
    [dead]: "missing",
    [slow]: "unreachable",
  };
  const look = async () =>
    checkLinks(
      (await app.contextFor({ kind: "system", name: "links" })) as never,
      id,
      async (url) => {
        asked.push(url);
        return { result: results[url] ?? "found", httpStatus: null };
      },
      new AbortController().signal,
    );
  await look();
  expect(asked.toSorted()).toEqual([dead, good, slow].toSorted());
  const [entry] = await writer.checklist.get({ postId: id });
  expect(entry).toMatchObject({ state: "unmet", detail: `${dead} leads nowhere` });
  expect(await failure(writer.posts.publish({ id, version: 1 }))).toBe("CHECKLIST_UNMET");
  asked.length = 0;
  await look();
  expect(asked).toEqual([]);
  app.setNow("2026-03-01T09:45:00.000Z");
  results[dead] = "found";
  await look();
  expect(asked.toSorted()).toEqual([dead, slow].toSorted());
  // Nobody answers there, which may be the moment's fault.
  expect(await writer.checklist.get({ postId: id })).toMatchObject([{ state: "unknown" }]);
  expect((await writer.posts.publish({ id, version: 1 })).live).toBe(true);
});

test("a job looks at what a checklist found unknown, and asks no closed address", async () => {
  await under({ dead_links: "advisory" });
  const closed = "http://169.254.169.254/latest";
  const { id } = await writer.posts.create({ title: "Closed", document: paragraphs(link(closed)) });
  expect(await unmet(id)).toEqual(["dead_links"]);
  await app.runJobs();
  const [entry] = await writer.checklist.get({ postId: id });
  expect(entry).toMatchObject({ state: "unmet", detail: `${closed} leads nowhere` });
});
