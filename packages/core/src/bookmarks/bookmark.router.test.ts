import { makeStaff } from "@broadsheet/testing/factories";
import { makeLivePost } from "@broadsheet/testing/live-post";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { pagesOfPerson } from "./describe-page.ts";

let app: TestApp;
const contributor = async () => app.as(await makeStaff(app.services.db, app.publication.id, "contributor"));

beforeAll(async () => {
  app = await createTestApp({ hosts: ["paper.localhost"] });
});
afterAll(() => app.close());

test("a page of one's own is described without asking anybody", async () => {
  const { db } = app.services;
  await makeLivePost(db, app.publication.id, { slug: "first", title: "The first" });
  const { bookmarks } = await contributor();
  const { url } = (await app.contextFor({ kind: "anonymous" })).publication;
  const own = { found: true, title: "The first", site: app.publication.name };
  expect(await bookmarks.describe({ url: "/posts/first" })).toMatchObject(own);
  expect(await bookmarks.describe({ url: `${url}/posts/first?from=mail#part` })).toMatchObject(own);
  expect(await bookmarks.describe({ url: "/" })).toMatchObject({ found: true, title: app.publication.name });
  for (const missing of ["/posts/second", "/first", "/posts/first/more", "/%zz"])
    expect(await bookmarks.describe({ url: missing }), missing).toEqual({ found: false, reason: "missing" });
});

test("a post that readers cannot open is not told of by its address", async () => {
  const { db } = app.services;
  await makeLivePost(db, app.publication.id, { slug: "told", title: "Told" });
  await makeLivePost(db, app.publication.id, { slug: "secret", title: "Secret", live: false });
  await makeLivePost(db, app.publication.id, { slug: "later", publishedAt: "2027-01-01T00:00:00.000Z" });
  const { bookmarks } = await contributor();
  expect(await bookmarks.describe({ url: "/posts/told" })).toMatchObject({ found: true });
  for (const url of ["/posts/secret", "/posts/later"])
    expect(await bookmarks.describe({ url })).toEqual({ found: false, reason: "missing" });
});

test.each(["", "example.org", "ftp://example.org/", "javascript:alert(1)", "//example.org", "https://"])(
  "%j is no address of a page",
  async (url) => {
    const { bookmarks } = await contributor();
    expect(await failure(bookmarks.describe({ url }))).toBe("INVALID_INPUT");
  },
);

test("one person asks so often and no more", async () => {
  const { bookmarks } = await contributor();
  for (let count = 0; count < pagesOfPerson.points; count += 1) await bookmarks.describe({ url: "/none" });
  expect(await failure(bookmarks.describe({ url: "/none" }))).toBe("RATE_LIMITED");
  expect(await (await contributor()).bookmarks.describe({ url: "/none" })).toMatchObject({ found: false });
});
