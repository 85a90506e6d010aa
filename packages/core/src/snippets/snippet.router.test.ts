import type { PostDocumentJson } from "@broadsheet/contract/documents";
import { maxSnippetCharacters, maxSnippets } from "@broadsheet/contract/vocabulary";
import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { appErrorOf } from "../kernel/trpc.ts";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let editor: Caller;
let author: Caller;
let contributor: Caller;
beforeAll(async () => {
  app = await createTestApp();
  const as = async (role: "editor" | "author" | "contributor", name: string) =>
    app.as(await makeStaff(app.services.db, app.publication.id, role, { name }));
  editor = await as("editor", "Edith");
  author = await as("author", "Arthur");
  contributor = await as("contributor", "Cora");
});
afterAll(() => app.close());

const paragraph = (text: string, marks?: object[]) => ({
  type: "paragraph",
  content: [{ type: "text", text, ...(marks && { marks }) }],
});
const doc = (...content: { type: string }[]): PostDocumentJson => ({ type: "doc", content });

test("a snippet is kept under a name, changed from its version, and deleted; the log tells", async () => {
  const made = await author.snippets.create({ name: " About us ", document: doc(paragraph("We write.")) });
  expect(made).toMatchObject({
    ...{ name: "About us", excerpt: "We write.", version: 1, createdBy: "Arthur", mayChange: true },
    document: doc(paragraph("We write.")),
  });
  const { id } = made;
  const changed = await editor.snippets.update({ id, version: 1, document: doc(paragraph("We print.")) });
  expect(changed).toMatchObject({ version: 2, name: "About us", updatedBy: "Edith", createdBy: "Arthur" });
  const late = await author.snippets.update({ id, version: 1, name: "Us" }).catch(appErrorOf);
  expect(late).toMatchObject({ code: "CONFLICT", details: { currentVersion: 2 } });
  await author.snippets.update({ id, version: 2, name: "Us" });
  expect(await contributor.snippets.get({ id })).toMatchObject({ name: "Us", mayChange: false, version: 3 });
  await author.snippets.delete({ id });
  expect(await failure(author.snippets.get({ id }))).toBe("NOT_FOUND");
  const log = await app.database.owner`
    select action, data from audit_log where subject_id = ${id} order by id`;
  expect(log.map(({ action, data }) => [action, data])).toEqual([
    ["snippet.created", { name: "About us" }],
    ["snippet.updated", { name: "About us" }],
    ["snippet.updated", { name: "Us", from: "About us" }],
    ["snippet.deleted", { name: "Us" }],
  ]);
});

test("names are one of a kind, whatever their case; the list is in their order", async () => {
  const document = doc(paragraph("Words"));
  for (const name of ["beta", "Alpha", "GAMMA"]) await author.snippets.create({ name, document });
  expect((await contributor.snippets.list()).map(({ name }) => name)).toEqual(["Alpha", "beta", "GAMMA"]);
  const taken = await author.snippets.create({ name: "gamma", document }).catch(appErrorOf);
  expect(taken).toMatchObject({ code: "ALREADY_EXISTS", details: { issues: [{ path: "name" }] } });
  const [alpha] = await author.snippets.list();
  const renamed = author.snippets.update({ id: alpha?.id ?? "", version: 1, name: "Beta" });
  expect(await failure(renamed)).toBe("ALREADY_EXISTS");
  // Its own name in other letters is free.
  await author.snippets.update({ id: alpha?.id ?? "", version: 1, name: "ALPHA" });
  expect(await failure(author.snippets.create({ name: "  ", document }))).toBe("INVALID_INPUT");
  expect(await failure(author.snippets.create({ name: "x".repeat(101), document }))).toBe("INVALID_INPUT");
});

test("what reviewers left is not kept, and footnotes come along in their order", async () => {
  const suggestion = (type: string) => [
    { type, attrs: { id: crypto.randomUUID(), user: crypto.randomUUID(), at: "2026-01-01T00:00:00.000Z" } },
  ];
  const note = (label: string, text: string) => ({
    ...{ type: "footnoteDefinition", attrs: { label }, content: [paragraph(text)] },
  });
  const reference = (label: string) => ({ type: "footnoteReference", attrs: { label } });
  const { document, excerpt } = await author.snippets.create({
    name: "Reviewed",
    document: doc(
      {
        type: "paragraph",
        content: [
          {
            type: "text",
            text: "Kept",
            marks: [{ type: "comment", attrs: { thread: crypto.randomUUID() } }],
          },
          { type: "text", text: " suggested", marks: suggestion("insertion") },
          { type: "text", text: " doubted", marks: suggestion("deletion") },
          reference("b"),
          reference("a"),
          reference("gone"),
        ],
      } as { type: string },
      note("a", "Second"),
      note("b", "First"),
    ),
  });
  expect(excerpt).toBe("Kept doubted[^gone]");
  expect(document).toEqual(
    doc(
      {
        type: "paragraph",
        content: [
          { type: "text", text: "Kept doubted" },
          reference("b"),
          reference("a"),
          { type: "text", text: "[^gone]" },
        ],
      } as { type: string },
      note("b", "First"),
      note("a", "Second"),
    ),
  );
});

test.each([
  ["nothing", doc()],
  ["an empty paragraph", doc({ type: "paragraph" })],
  ["spaces", doc(paragraph("   "))],
  ["what is no block of ours", doc({ type: "marquee" })],
  ["too much", doc(paragraph("x".repeat(maxSnippetCharacters)))],
])("%s is refused", async (_what, document) => {
  expect(await failure(author.snippets.create({ name: "Refused", document }))).toBe("INVALID_INPUT");
});

test("what has no running text is told by what it shows", async () => {
  const figure = { type: "figure", attrs: { src: "/media/x.png", alt: "A harbour" } };
  const { excerpt } = await author.snippets.create({ name: "Picture", document: doc(figure) });
  expect(excerpt).toBe("A harbour");
  const line = await author.snippets.create({ name: "Line", document: doc({ type: "horizontalRule" }) });
  expect(line.excerpt).toBe("");
});

test("authors keep their own, editors all; another publication's do not exist", async () => {
  const document = doc(paragraph("Theirs"));
  const { id } = await editor.snippets.create({ name: "Of the desk", document });
  expect(await failure(author.snippets.update({ id, version: 1, name: "Mine" }))).toBe("FORBIDDEN");
  expect(await failure(author.snippets.delete({ id }))).toBe("FORBIDDEN");
  expect(await failure(contributor.snippets.create({ name: "Mine", document }))).toBe("FORBIDDEN");
  const other = await makePublication(app.services.db);
  const stranger = await app.as(await makeStaff(app.services.db, other.id, "owner"), other.id);
  expect(await stranger.snippets.list()).toEqual([]);
  for (const call of [stranger.snippets.get({ id }), stranger.snippets.delete({ id })])
    expect(await failure(call)).toBe("NOT_FOUND");
  await stranger.snippets.create({ name: "Of the desk", document });
});

test("there is an end to how many a publication keeps", async () => {
  const { id: publicationId } = await makePublication(app.services.db);
  const owner = await app.as(await makeStaff(app.services.db, publicationId, "owner"), publicationId);
  await app.database.owner`
    insert into snippets (publication_id, id, name, document, excerpt, created_at, updated_at)
    select ${publicationId}, gen_random_uuid(), 'Snippet ' || n, '{"type":"doc"}', '', now(), now()
    from generate_series(1, ${maxSnippets - 1}::int) n`;
  const document = doc(paragraph("Words"));
  await owner.snippets.create({ name: "The last", document });
  expect(await failure(owner.snippets.create({ name: "One more", document }))).toBe("INVALID_INPUT");
  expect(await owner.snippets.list()).toHaveLength(maxSnippets);
});
