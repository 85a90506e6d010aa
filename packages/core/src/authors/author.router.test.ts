import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let editor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

test("guests have a byline without an account, and can stand on posts", async () => {
  const guest = await editor.authors.create({ name: "Zoë Guest", website: "https://example.org" });
  expect(guest).toMatchObject({ slug: "zoe-guest", onStaff: false, postCount: 0 });
  const { id } = await editor.posts.create({ title: "By a guest", authorIds: [guest.id] });
  await editor.posts.publish({ id, version: 1 });
  expect((await editor.authors.get({ id: guest.id })).postCount).toBe(1);
  expect(await failure(editor.authors.delete({ id: guest.id }))).toBe("CONFLICT");
});

test("everybody edits their own profile, editors everybody's", async () => {
  const staff = await makeStaff(app.services.db, app.publication.id, "contributor");
  const person = await app.as(staff);
  const guest = await editor.authors.create({ name: "Other" });
  expect((await person.authors.update({ id: staff.authorId, version: 1, bio: "I write." })).bio).toBe(
    "I write.",
  );
  expect(await failure(person.authors.update({ id: guest.id, version: 1, bio: "No" }))).toBe("FORBIDDEN");
  expect(await failure(person.authors.create({ name: "No" }))).toBe("FORBIDDEN");
  const moved = await editor.authors.update({
    id: staff.authorId,
    version: 2,
    slug: "somebody",
    name: "Somebody",
  });
  expect(await failure(person.authors.update({ id: staff.authorId, version: 2, bio: "Late" }))).toBe(
    "CONFLICT",
  );
  expect(moved).toMatchObject({ slug: "somebody", onStaff: true, bio: "I write." });
  const [redirect] = await app.database.owner`select "to" from redirects where "to" = '/authors/somebody'`;
  expect(redirect).toBeDefined();
});

test("an author on the staff cannot be deleted, one nobody needs can", async () => {
  const staff = await makeStaff(app.services.db, app.publication.id, "author");
  expect(await failure(editor.authors.delete({ id: staff.authorId }))).toBe("CONFLICT");
  const unused = await editor.authors.create({ name: "Unused" });
  await editor.authors.delete({ id: unused.id });
  expect(await failure(editor.authors.get({ id: unused.id }))).toBe("NOT_FOUND");
});

test("deleting an author while others put them on bylines leaves no post without one, and nobody an error of ours", async () => {
  const me = await makeStaff(app.services.db, app.publication.id, "editor");
  const [caller, mine] = [await app.as(me), me.authorId];
  for (let round = 0; round < 5; round++) {
    const { id } = await caller.authors.create({ name: `Guest ${round}` });
    const post = (n: number) => caller.posts.create({ title: `${n}`, authorIds: [id, mine] });
    const results = await Promise.allSettled(
      [0, 1, 2, 3].map((n) => (n === 1 ? caller.authors.delete({ id }) : post(n))),
    );
    const codes = results.flatMap((each) =>
      each.status === "rejected" ? [appErrorOf(each.reason).code] : [],
    );
    expect(["CONFLICT", "INVALID_INPUT"]).toEqual(expect.arrayContaining(codes));
  }
});

test("links that could run script are refused", async () => {
  expect(await failure(editor.authors.create({ name: "X", website: "javascript:alert(1)" }))).toBe(
    "INVALID_INPUT",
  );
  expect(await failure(editor.authors.create({ name: "X", avatarUrl: "data:text/html,x" }))).toBe(
    "INVALID_INPUT",
  );
});
