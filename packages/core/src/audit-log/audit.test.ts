import type { AuditEntry } from "@broadsheet/contract/people";
import { type MadeStaff, makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { exportAudit } from "./export-audit.ts";

let app: TestApp;
let owner: MadeStaff;
let admin: MadeStaff;
let api: Caller;
let tagId: string;
beforeAll(async () => {
  app = await createTestApp();
  owner = await makeStaff(app.services.db, app.publication.id, "owner", {
    signedInAt: "2026-03-03T11:59:00.000Z",
  });
  admin = await makeStaff(app.services.db, app.publication.id, "admin");
  api = await app.as(owner);
  tagId = (await api.tags.create({ name: "Boats" })).id;
  app.setNow("2026-03-02T12:00:00.000Z");
  await (await app.as(admin)).tags.update({ id: tagId, version: 1, name: "Ferries" });
  app.setNow("2026-03-03T12:00:00.000Z");
  await api.people.roles.create({ name: "Archivist", permissions: [] });
  const other = await makePublication(app.services.db, { hosts: ["other.localhost"] });
  const foreign = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
  await foreign.tags.create({ name: "Elsewhere" });
});
afterAll(() => app.close());

const actions = async (filters: Parameters<Caller["audit"]["list"]>[0]) =>
  (await api.audit.list(filters)).items.map(({ action }) => action);

test("the log is filtered by who, what kind, which thing and when, also together", async () => {
  expect(await actions({})).toEqual(["role.created", "tag.updated", "tag.created"]);
  expect(await actions({ kind: "tag" })).toEqual(["tag.updated", "tag.created"]);
  expect(await actions({ kind: "tag", userId: owner.userId })).toEqual(["tag.created"]);
  expect(await actions({ kind: "tag", subjectId: tagId })).toEqual(["tag.updated", "tag.created"]);
  expect(await actions({ subjectId: owner.userId })).toEqual([]);
  expect(await actions({ from: "2026-03-02T12:00:00.000Z" })).toEqual(["role.created", "tag.updated"]);
  expect(await actions({ before: "2026-03-02T12:00:00.000Z" })).toEqual(["tag.created"]);
  const [first] = await actions({ kind: "tag", limit: 1 });
  const { nextCursor } = await api.audit.list({ kind: "tag", limit: 1 });
  expect([first, ...(await actions({ kind: "tag", cursor: nextCursor ?? "" }))]).toEqual([
    "tag.updated",
    "tag.created",
  ]);
});

test("it is read out in pages, as far as is wanted, by who may read it", async () => {
  const read = async (who: MadeStaff, most?: number) => {
    const found: AuditEntry[] = [];
    for await (const page of exportAudit(await app.contextFor(actorOf(who)), {}, most)) found.push(...page);
    return found.map(({ action }) => action);
  };
  expect(await read(owner)).toEqual(["role.created", "tag.updated", "tag.created"]);
  expect(await read(owner, 2)).toEqual(["role.created", "tag.updated"]);
  const editor = await makeStaff(app.services.db, app.publication.id, "editor");
  expect(await failure(read(editor))).toBe("FORBIDDEN");
});
