import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let author: Caller;
let editor: Caller;
let mails = new Set<string>();
beforeAll(async () => {
  app = await createTestApp({ hosts: ["paper.localhost"] });
  const { db } = app.services;
  author = await app.as(
    await makeStaff(db, app.publication.id, "author", { email: "author@example.org", name: "Ann" }),
  );
  editor = await app.as(
    await makeStaff(db, app.publication.id, "editor", { email: "editor@example.org", name: "Ed" }),
  );
  await makeStaff(db, app.publication.id, "owner", { email: "owner@example.org" });
  await makeStaff(db, app.publication.id, "contributor", { email: "contributor@example.org" });
});
afterAll(() => app.close());

/** Mails that have come since the last look, as "address: subject". */
async function newMails() {
  await app.runJobs();
  const { items } = await app.services.mailer.listOutbox();
  const all = items.map((mail) => `${mail.to}: ${mail.subject}`);
  const fresh = all.filter((mail) => !mails.has(mail));
  mails = new Set(all);
  return fresh.toSorted();
}

test("reviewers are told of a request, authors of the decision and of the publication; nobody of what they did themselves", async () => {
  const { id } = await author.posts.create({ title: "Story" });
  await author.posts.requestReview({ id, version: 1, comment: "Please" });
  const requested = await newMails();
  expect(requested.map((mail) => mail.split(":")[0])).toEqual(["editor@example.org", "owner@example.org"]);
  for (const mail of requested) expect(mail).toContain("Story");
  await editor.posts.requestChanges({ id, version: 1, comment: "Shorter" });
  expect((await newMails()).map((mail) => mail.split(":")[0])).toEqual(["author@example.org"]);
  await author.posts.requestReview({ id, version: 1 });
  await newMails();
  await editor.posts.approve({ id, version: 1 });
  await editor.posts.publish({ id, version: 1 });
  // What comes together is one mail.
  expect(await newMails()).toEqual([expect.stringMatching(/^author@example.org: 2 news/)]);
  const own = await author.posts.create({ title: "Own" });
  await author.posts.publish({ id: own.id, version: 1 });
  expect(await newMails()).toEqual([]);
});

test("a step that is rolled back tells nobody", async () => {
  const { id } = await author.posts.create({ title: "Never" });
  await author.posts.requestReview({ id, version: 99 }).catch(() => {});
  expect(await newMails()).toEqual([]);
});
