import { type Caller, createTestApp, type TestApp } from "@broadsheet/core/testing/test-app";
import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestSite, testSite } from "./testing/test-site.ts";

let app: TestApp;
let site: TestSite;
let editor: Caller;

beforeAll(async () => {
  app = await createTestApp();
  site = testSite(app);
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor", { name: "Ada" }));
});
afterAll(async () => {
  site.forget();
  await app.close();
});

const doc = (text: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph", content: [{ type: "text", text }] }],
});
const answer = async (address: string) => {
  const response = await site.get(address);
  return [response.status, response.headers.get("location")];
};

test("readers see what is published, while it is, and are led to where it moved", async () => {
  const tag = await editor.tags.create({ name: "Sea" });
  const { id, version } = await editor.posts.create({
    title: "Lighthouses",
    document: doc("They turn at night."),
    settings: { tagIds: [tag.id] },
  });
  expect(await answer("/posts/lighthouses")).toEqual([404, null]);

  await editor.posts.publish({ id, version });
  expect(await site.text("/posts/lighthouses")).toContain("They turn at night.");
  for (const address of [
    "/",
    "/tags/sea",
    "/feed.xml",
    "/sitemaps/1.xml",
    "/search?q=turning",
    "/archive/2026",
  ])
    expect([address, (await site.text(address)).includes("/posts/lighthouses")]).toEqual([address, true]);

  const saved = await editor.posts.save({
    id,
    version,
    slug: "lights",
    document: doc("Nothing of this yet."),
  });
  expect(await site.text("/posts/lighthouses")).not.toContain("Nothing of this yet.");
  expect(await answer("/posts/lights")).toEqual([404, null]);
  await editor.posts.publish({ id, version: saved.version });
  expect(await answer("/posts/lighthouses")).toEqual([301, "/posts/lights"]);
  expect(await site.text("/posts/lights")).toContain("Nothing of this yet.");

  const other = await editor.tags.create({ name: "Coast" });
  await editor.tags.merge({ id: tag.id, intoId: other.id });
  expect(await answer("/tags/sea")).toEqual([301, "/tags/coast"]);
  expect(await answer("/tags/coast")).toEqual([200, null]);

  await editor.posts.unpublish({ id, version: saved.version });
  for (const address of ["/posts/lights", "/posts/lighthouses", "/tags/coast"])
    expect([address, ...(await answer(address))]).toEqual([address, 404, null]);
  expect(await site.text("/search?q=turning")).not.toContain("/posts/");
});
