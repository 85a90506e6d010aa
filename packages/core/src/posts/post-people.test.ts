import { inPublication } from "@broadsheet/db/connection";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { listPostReaders } from "./post-people.reads.ts";

let app: TestApp;
let owner: Caller;
let writer: Caller;
beforeAll(async () => {
  app = await createTestApp();
  owner = await app.as(await staff("owner", "Ona"));
  writer = await app.as(await staff("author", "Ann"));
});
afterAll(() => app.close());

const staff = (role: MadeStaff["role"], name: string) =>
  makeStaff(app.services.db, app.publication.id, role, { name });
const readers = async (postId: string) => {
  const { id } = app.publication;
  const all = await inPublication(app.services.db, id, (tx) => listPostReaders(tx, id, postId));
  return Object.fromEntries(all.map(({ name, reviewer }) => [name, reviewer ? "reviews" : "reads"]));
};

test("who sees a post and who reviews it follows from roles of the publication's own and from grants", async () => {
  const [blind, desk, granted] = [
    await staff("editor", "Bea"),
    await staff("author", "Dan"),
    await staff("contributor", "Gus"),
  ];
  await staff("contributor", "Nil");
  const roleOf = async (name: string, permissions: ("post:read:any" | "post:review" | "tag:read")[]) =>
    (await owner.people.roles.create({ name, permissions })).id;
  // An own role that stands instead of a built-in one takes away as well as it gives.
  const changes = [
    { userId: blind.userId, roleId: await roleOf("Tags alone", ["tag:read"]) },
    { userId: desk.userId, roleId: await roleOf("Review desk", ["post:read:any", "post:review"]) },
  ];
  for (const change of changes) await owner.people.staff.changeRole(change);
  const permissions = ["post:read:any" as const, "post:review" as const];
  await owner.people.staff.setExtraPermissions({ userId: granted.userId, permissions });

  const post = await writer.posts.create({ title: "Story" });
  expect(await readers(post.id)).toEqual({ Ona: "reviews", Ann: "reads", Dan: "reviews", Gus: "reviews" });

  const ask = (userId: string) =>
    writer.posts.requestReview({ id: post.id, version: post.workingCopy.version, reviewerIds: [userId] });
  expect(await failure(ask(blind.userId))).toBe("INVALID_INPUT");
  expect((await ask(desk.userId)).reviewers).toMatchObject([{ name: "Dan" }]);
});
