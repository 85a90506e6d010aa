import { makePublication, makeStaff } from "@broadsheet/testing/factories";
import { afterAll, beforeAll, expect, test } from "vitest";
import { failure } from "../testing/failure.ts";
import { type Caller, createTestApp, type TestApp } from "../testing/test-app.ts";

let app: TestApp;
let admin: Caller;
let editor: Caller;
beforeAll(async () => {
  app = await createTestApp({ hosts: ["one.localhost"] });
  admin = await app.as(await makeStaff(app.services.db, app.publication.id, "admin"));
  editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
});
afterAll(() => app.close());

test("settings change one by one, under a version", async () => {
  const before = await admin.publication.get();
  const changed = await admin.publication.update({
    version: before.version,
    name: "The Paper",
    settings: { accentColor: "#004488", navigation: [{ label: "About", href: "/about" }] },
  });
  expect(changed).toMatchObject({ name: "The Paper", version: before.version + 1, hosts: ["one.localhost"] });
  expect(changed.settings).toMatchObject({ accentColor: "#004488", postsPerPage: 10, reviewRequired: false });
  expect(await failure(admin.publication.update({ version: before.version, name: "X" }))).toBe("CONFLICT");
  expect(await failure(editor.publication.update({ version: changed.version, name: "X" }))).toBe("FORBIDDEN");
});

test.each([
  ["a time zone that is none", { timezone: "Mars/Base" }],
  ["a colour that is none", { accentColor: "red; background: url(x)" }],
  ["a time zone that the database does not know", { timezone: "US/Pacific-New" }],
  ["a link that leads elsewhere by a backslash", { navigation: [{ label: "X", href: "/\\evil.example" }] }],
  ["a link that leads elsewhere by a tab", { navigation: [{ label: "X", href: "/\t/evil.example" }] }],
  ["half a link", { logoUrl: "https://" }],
  ["a link that could run script", { navigation: [{ label: "X", href: "javascript:alert(1)" }] }],
])("%s is refused", async (_name, settings) => {
  const { version } = await admin.publication.get();
  expect(await failure(admin.publication.update({ version, settings }))).toBe("INVALID_INPUT");
});

test.each(["blog.example.org:99999", "1.2.3.999", "127.1"])(
  "%s, which no browser could ask for, is refused as a host",
  async (host) => {
    const { version } = await admin.publication.get();
    expect(await failure(admin.publication.update({ version, hosts: [host] }))).toBe("INVALID_INPUT");
  },
);

test("a time zone is also an offset, counted as people do", async () => {
  const { version } = await admin.publication.get();
  const { settings } = await admin.publication.update({ version, settings: { timezone: "+05:30" } });
  expect(settings.timezone).toBe("+05:30");
});

test("a host belongs to one publication; the first listed is the address", async () => {
  const other = await makePublication(app.services.db, { hosts: ["taken.localhost"] });
  const { version } = await admin.publication.get();
  expect(await failure(admin.publication.update({ version, hosts: ["taken.localhost"] }))).toBe(
    "ALREADY_EXISTS",
  );
  const hosts = ["blog.example.org", "one.localhost"];
  expect((await admin.publication.update({ version, hosts })).hosts).toEqual(hosts);
  const ctx = await app.contextFor({ kind: "anonymous" });
  expect(ctx.publication.url).toBe("http://blog.example.org");
  expect((await app.contextFor({ kind: "anonymous" }, other.id)).publication.url).toBe(
    "http://taken.localhost",
  );
});

test("another language means other word stems: posts are found by them once the job has run", async () => {
  const { id } = await editor.posts.create({ title: "Häuser" });
  await editor.posts.publish({ id, version: 1 });
  const found = async () => {
    const [row] = await app.database.owner`
      select search @@ to_tsquery('german', 'Haus') as hit from posts where id = ${id}`;
    return row?.hit;
  };
  expect(await found()).toBe(false);
  const { version } = await admin.publication.get();
  await admin.publication.update({ version, settings: { language: "de" } });
  await app.runJobs();
  expect(await found()).toBe(true);
});

test("redirects are made, found and deleted by administrators; what happened is in the audit log", async () => {
  const made = await admin.redirects.create({ fromPath: "/old", to: "https://example.org/new" });
  expect(await failure(admin.redirects.create({ fromPath: "/old", to: "/x" }))).toBe("ALREADY_EXISTS");
  expect(await failure(admin.redirects.create({ fromPath: "//evil.example", to: "/x" }))).toBe(
    "INVALID_INPUT",
  );
  expect(await failure(admin.redirects.create({ fromPath: "/a", to: "/a" }))).toBe("INVALID_INPUT");
  expect(await failure(editor.redirects.list({}))).toBe("FORBIDDEN");
  expect((await admin.redirects.list({ q: "old" })).items).toEqual([made]);
  await admin.redirects.delete({ id: made.id });
  expect((await admin.redirects.list({})).items).toEqual([]);
  const { items } = await admin.audit.list({ limit: 2 });
  expect(items.map((entry) => entry.action)).toEqual(["redirect.deleted", "redirect.created"]);
  expect(await failure(editor.audit.list({}))).toBe("FORBIDDEN");
});

test("the audit log says what people, posts, authors and invitations are called", async () => {
  await editor.posts.create({ title: "First light" });
  const guest = await editor.authors.create({ name: "A guest" });
  await editor.authors.update({ id: guest.id, version: 1, bio: "Writes once" });
  await admin.people.invitations.create({ email: "new@example.org", role: "author" });
  const { items } = await admin.audit.list({ limit: 4 });
  expect(items.map(({ action, subjectName }) => [action, subjectName])).toEqual([
    ["invitation.sent", "new@example.org"],
    ["author.updated", "A guest"],
    ["author.created", "A guest"],
    ["post.created", "First light"],
  ]);
  await editor.authors.delete({ id: guest.id });
  const [last] = (await admin.audit.list({ limit: 1 })).items;
  expect(last).toMatchObject({ action: "author.deleted", subjectName: null, data: { name: "A guest" } });
});

test("a stored setting that today's rules refuse counts as not given; the others hold", async () => {
  const other = await makePublication(app.services.db, { settings: { accentColor: "#004488" } });
  await app.database.owner`
    update publications set settings = settings || '{"logoUrl": "/\\\\evil.example", "navigation": [{"label": "X", "href": "//x"}]}'
    where id = ${other.id}`;
  const { publication } = await app.contextFor({ kind: "anonymous" }, other.id);
  expect(publication.settings).toMatchObject({ accentColor: "#004488", logoUrl: null, navigation: [] });
});
