import type { Permission } from "@broadsheet/contract/permissions";
import { writeContent } from "@broadsheet/document/collab/write-content";
import { makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as Y from "yjs";
import type { Actor } from "../kernel/actor.ts";
import { failure } from "../testing/failure.ts";
import { actorOf, type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";
import { mostLines } from "./follow-document.ts";
import { openReplica } from "./testing/replica.ts";

let app: TestApp;
let editor: Caller;
let colleague: Caller;
let suggester: Caller;

beforeAll(async () => {
  app = await createTestApp();
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  colleague = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  const staff = await makeStaff(app.services.db, app.publication.id, "contributor");
  const permissions = new Set<Permission>(["post:read:any", "post:comment:any", "post:suggest:any"]);
  suggester = await app.as({ ...actorOf(staff), permissions } as Actor);
});
afterAll(() => app.close());

const words = (text: string) => ({
  type: "doc" as const,
  content: [{ type: "paragraph" as const, content: [{ type: "text" as const, text }] }],
});
const draft = () => editor.posts.create({ title: "Title", document: words("one") });
const open = (caller: Caller, postId: string) => openReplica(caller.posts.collab, postId);
const nested = (depth: number) => JSON.parse(`${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`) as unknown;

describe("values that no column can hold", () => {
  test.each<[string, string, unknown]>([
    ["NUL in a line", "metaTitle", "a\0b"],
    ["NUL in the language", "language", "e\0n"],
    ["NUL in the cover", "cover", { src: "/a\0.png", alt: "", caption: "", width: null, height: null }],
    ["NUL in a key of the front matter", "frontMatter", { "a\0": "b" }],
    ["front matter nested beyond all use", "frontMatter", { a: nested(900) }],
    [
      "a cover from where no picture comes",
      "cover",
      { src: "javascript:alert(1)", alt: "", caption: "", width: null, height: null },
    ],
  ])("%s does not keep a post from being saved, read and published", async (_what, name, value) => {
    const { id } = await draft();
    const mine = await open(editor, id);
    mine.doc.getMap("settings").set(name, value);
    mine.doc.getText("title").insert(0, "New ");
    await mine.push();
    const settled = await editor.posts.collab.settle({ postId: id });
    await editor.posts.publish({ id, version: settled.version });
    const post = await editor.posts.get({ id });
    expect(post).toMatchObject({ live: true, title: "New Title" });
    const fallback = name === "frontMatter" ? {} : name === "metaTitle" ? "" : null;
    expect(post.workingCopy.settings).toMatchObject({ [name]: fallback });
  });
});

describe("who may only suggest", () => {
  test.each<[string, (doc: Y.Doc) => void]>([
    ["the title", (doc) => writeContent(doc, { title: "" })],
    ["a setting", (doc) => doc.getMap("settings").set("metaTitle", 7)],
    ["a setting, by taking it out", (doc) => doc.getMap("settings").delete("featured")],
    [
      "the tags",
      (doc) => writeContent(doc, { settings: { tagIds: ["0197a000-0000-7000-8000-000000000000"] } }),
    ],
  ])("cannot touch %s, also where the working copy does not show it", async (_what, change) => {
    const { id, version } = await draft();
    await editor.posts.schedule({ id, version, at: "2026-05-01T09:00:00.000Z" });
    const mine = await open(suggester, id);
    const before = mine.content();
    change(mine.doc);
    expect(await failure(mine.push())).toBe("FORBIDDEN");
    expect((await open(editor, id)).content()).toEqual(before);
  });

  test("may put a suggestion in the text", async () => {
    const { id } = await draft();
    const mine = await open(suggester, id);
    const attrs = { id: id, user: id, at: "2026-03-01T09:00:00.000Z" };
    const text = { type: "text" as const, text: " and two", marks: [{ type: "insertion" as const, attrs }] };
    const document = words("one");
    document.content[0]?.content.push(text as never);
    writeContent(mine.doc, { document: document as never });
    expect(await mine.push()).toEqual({ seq: 1 });
  });
});

describe("what would break or freeze the editors of all others", () => {
  const cell = (name: string, value: unknown) => (doc: Y.Doc) => {
    const [table, row, td] = ["table", "tableRow", "tableCell"].map((each) => new Y.XmlElement(each));
    td?.setAttribute(name, value as string);
    row?.push([td as Y.XmlElement]);
    table?.push([row as Y.XmlElement]);
    doc.getXmlFragment("body").push([table as Y.XmlElement]);
  };
  const marked = (name: string, value: unknown) => (doc: Y.Doc) => {
    const [element, text] = [new Y.XmlElement("paragraph"), new Y.XmlText()];
    element.push([text]);
    doc.getXmlFragment("body").push([element]);
    text.insert(0, "words", { [name]: value as object });
  };
  const element = (type: string, attrs: Record<string, unknown>) => (doc: Y.Doc) => {
    const made = new Y.XmlElement(type);
    for (const [name, value] of Object.entries(attrs)) made.setAttribute(name, value as string);
    doc.getXmlFragment("body").push([made]);
  };

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a link to what is no text", marked("link", { href: 7 })],
    ["a mark that is no set of attributes", marked("link", "javascript:alert(1)")],
    ["a comment of an object", marked("comment", { thread: { a: 1 } })],
    ["a cell over a billion columns", cell("colspan", 1_000_000_000)],
    ["a cell over half a row", cell("rowspan", 0.5)],
    ["a cell over no number", cell("colspan", "2")],
    ["an address that is an object", element("embed", { url: { toString: "x" } })],
    ["a formula that is a list of texts", element("mathBlock", { tex: ["a", "b"] })],
    ["marks of a picture that are none", element("image", { src: "/a.png", marks: [{ type: 7 }] })],
  ])("%s is refused", async (_what, change) => {
    const { id } = await draft();
    const mine = await open(editor, id);
    change(mine.doc);
    expect(await failure(mine.push())).toBe("INVALID_INPUT");
  });

  test.each<[string, (doc: Y.Doc) => void]>([
    ["a linked word", marked("link", { href: "https://example.org", title: null })],
    ["a mark without attributes", marked("bold", {})],
    ["a wide cell", cell("colspan", 3)],
    ["widths of columns", cell("colwidth", [120, 80])],
    [
      "a linked picture",
      element("image", {
        src: "/a.png",
        width: 3,
        marks: [{ type: "link", attrs: { href: "/x", title: null } }],
      }),
    ],
  ])("%s is taken", async (_what, change) => {
    const { id } = await draft();
    const mine = await open(editor, id);
    change(mine.doc);
    expect(await mine.push()).toEqual({ seq: 1 });
  });
});

describe("the number of an editor", () => {
  /** What somebody with another editor would push under a number that is not theirs. */
  function under(client: number, replica: { doc: Y.Doc }, words: string): Uint8Array {
    const forged = new Y.Doc();
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(replica.doc));
    const known = Y.encodeStateVector(forged);
    forged.clientID = client;
    forged.getText("excerpt").insert(0, words);
    return Y.encodeStateAsUpdate(forged, known);
  }

  test("is that of who lately wrote under it: nobody else uses up its clock", async () => {
    const { id } = await draft();
    const [mine, thief] = [await open(editor, id), await open(colleague, id)];
    writeContent(mine.doc, { settings: { excerpt: "one" } });
    await mine.push();
    await thief.pull();
    const forged = under(mine.doc.clientID, thief, "stolen ");
    expect(await failure(thief.push(forged))).toBe("CONFLICT");
    expect(await failure(thief.push(forged))).toBe("CONFLICT");
    writeContent(mine.doc, { settings: { excerpt: "one two" } });
    await mine.push();
    expect((await open(colleague, id)).content().settings.excerpt).toBe("one two");
  });

  test("may be written under by others when its person has long been silent: a replica gives back what a server lost", async () => {
    const { id } = await draft();
    const [mine, other] = [await open(editor, id), await open(colleague, id)];
    writeContent(mine.doc, { settings: { excerpt: "one" } });
    await mine.push();
    await other.pull();
    app.setNow("2026-03-01T09:03:00.000Z");
    expect(await other.push(under(mine.doc.clientID, other, "late "))).toEqual({ seq: 2 });
    app.setNow("2026-03-01T09:00:00.000Z");
  });

  test("is not taken by naming it alone", async () => {
    const { id } = await draft();
    const [mine, thief] = [await open(editor, id), await open(colleague, id)];
    writeContent(thief.doc, { title: "Mine" });
    const update = Buffer.from(Y.encodeStateAsUpdate(thief.doc, thief.known)).toString("base64");
    const { documentId } = thief;
    await colleague.posts.collab.push({ postId: id, documentId, client: mine.doc.clientID, update });
    writeContent(mine.doc, { settings: { excerpt: "one" } });
    expect(await mine.push()).toEqual({ seq: 2 });
  });
});

test("nobody writes under numbers without end, which everybody would have to name at each sync", async () => {
  const { id } = await draft();
  const mine = await open(editor, id);
  const many = new Y.Doc();
  Y.applyUpdate(many, Y.encodeStateAsUpdate(mine.doc));
  for (let number = 1; number <= 60; number += 1) {
    many.clientID = number;
    many.getText("excerpt").insert(0, "x");
  }
  expect(await failure(mine.push(Y.encodeStateAsUpdate(many, mine.known)))).toBe("INVALID_INPUT");
});

test("one person follows so many posts at a time, and no more", async () => {
  const { id } = await draft();
  const { documentId } = await open(colleague, id);
  const input = { postId: id, documentId, client: 1, after: 0 };
  const lines: AsyncIterator<unknown>[] = [];
  for (let line = 0; line < mostLines; line += 1) {
    const items = (await colleague.posts.collab.changes(input))[Symbol.asyncIterator]();
    await items.next();
    lines.push(items);
  }
  expect(await failure(colleague.posts.collab.changes(input))).toBe("RATE_LIMITED");
  await (await editor.posts.collab.changes(input))[Symbol.asyncIterator]().return?.();
  await Promise.all(lines.map((items) => items.return?.()));
  const again = (await colleague.posts.collab.changes(input))[Symbol.asyncIterator]();
  await again.next();
  await again.return?.();
});

test("one person is not in a post a thousand times: their oldest editors make place for the newest", async () => {
  const { id } = await draft();
  await colleague.posts.collab.presence({ postId: id, client: 1, caret: null, part: null });
  for (let client = 100; client < 150; client += 1) {
    app.setNow(new Date(Date.parse("2026-03-01T09:00:00.000Z") + client).toISOString());
    await editor.posts.collab.presence({ postId: id, client, caret: null, part: null });
  }
  const { peers } = await open(colleague, id);
  expect(peers.map(({ client }) => client)).toEqual([1, ...Array.from({ length: 10 }, (_, n) => 140 + n)]);
});
