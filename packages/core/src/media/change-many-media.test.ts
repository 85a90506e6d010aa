import { newId } from "@broadsheet/db/ids";
import { type MadeStaff, makeStaff } from "@broadsheet/testing/factories";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { UserActor } from "../kernel/actor.ts";
import type { Context } from "../kernel/context.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { uploadMedia } from "./upload-media.ts";

let app: TestApp;
let staff: MadeStaff;
let editor: Caller;
let author: Caller;
beforeAll(async () => {
  app = await createTestApp();
  staff = await makeStaff(app.services.db, app.publication.id, "author");
  author = await app.as(staff);
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

let n = 0;
async function upload(by: MadeStaff = staff) {
  const create = { width: 8, height: 8, channels: 3 as const, background: { r: ++n, g: 0, b: 0 } };
  const ctx = (await app.contextFor(actorOf(by))) as Context & { actor: UserActor };
  return uploadMedia(ctx, { fileName: `f${n}.png`, bytes: await sharp({ create }).png().toBuffer() });
}
const placeOf = async (api: Caller, bin = false) =>
  Object.fromEntries(
    (await api.media.list({ limit: 100, bin })).items.map((file) => [file.id, file.folderId]),
  );

test("files from several folders are moved into one, and back to where each was", async () => {
  const [from, to] = [
    await editor.media.folders.create({ name: "From" }),
    await editor.media.folders.create({ name: "To" }),
  ];
  const [a, b, there] = [await upload(), await upload(), await upload()];
  await editor.media.move({ ids: [a.id], folderId: from.id });
  await editor.media.move({ ids: [there.id], folderId: to.id });
  const action = { do: "move" as const, folderId: to.id };
  const { results } = await author.media.bulk({ steps: [a, b, there].map(({ id }) => ({ id, action })) });
  expect(results.map(({ outcome }) => outcome)).toEqual(["done", "done", "unchanged"]);
  expect(await placeOf(author)).toMatchObject({ [a.id]: to.id, [b.id]: to.id, [there.id]: to.id });
  await author.media.bulk({ steps: results.flatMap(({ undo }) => undo ?? []) });
  expect(await placeOf(author)).toMatchObject({ [a.id]: from.id, [b.id]: null, [there.id]: to.id });
});

test("into the bin go those that nothing shows; the others stay and say why, and undo takes them out", async () => {
  const [free, shown] = [await upload(), await upload()];
  await author.posts.create({
    title: "Shows it",
    document: {
      type: "doc",
      content: [{ type: "figure", attrs: { src: shown.url, alt: "", width: 8, height: 8 } }],
    },
  });
  await app.runJobs();
  const action = { do: "delete" as const };
  const steps = [free.id, shown.id, newId()].map((id) => ({ id, action }));
  const { results } = await editor.media.bulk({ steps });
  expect(results.map(({ outcome }) => outcome)).toEqual(["done", "refused", "refused"]);
  expect(results[1]?.reason).toContain("still shown in 1 post");
  expect(await placeOf(editor, true)).toEqual({ [free.id]: null });
  const undone = await editor.media.bulk({ steps: results.flatMap(({ undo }) => undo ?? []) });
  expect(undone.results).toMatchObject([{ id: free.id, outcome: "done", undo: { action } }]);
  expect(await placeOf(editor, true)).toEqual({});
  expect(
    (await editor.media.bulk({ steps: [{ id: free.id, action: { do: "restore" } }] })).results,
  ).toMatchObject([{ outcome: "unchanged" }]);
});

test("nobody does to many what they may not do to one", async () => {
  const theirs = await upload(await makeStaff(app.services.db, app.publication.id, "author"));
  const steps = (["delete", "restore"] as const).map((step) => ({ id: theirs.id, action: { do: step } }));
  const moved = {
    id: theirs.id,
    action: { do: "move" as const, folderId: (await editor.media.folders.create({ name: "X" })).id },
  };
  const { results } = await author.media.bulk({ steps: [...steps.slice(0, 1), moved] });
  expect(results.map(({ outcome }) => outcome)).toEqual(["refused", "refused"]);
  const stranger = await app.as({ kind: "anonymous" });
  expect(await failure(stranger.media.bulk({ steps }))).toBe("UNAUTHENTICATED");
});
