import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { makeStaff, makeTag } from "@broadsheet/testing/factories";
import { afterEach, beforeEach, expect, test } from "vitest";
import { systemContext } from "../kernel/system-context.ts";
import { createTestApp, type TestApp } from "../testing/test-app.ts";
import { announceChanges } from "./announce-changes.ts";
import { indexNowKey } from "./index-now-key.ts";
import { createOutside, type Outside } from "./post-outside.ts";

let app: TestApp;
let server: ReturnType<typeof createServer>;
let address: string;
let outside: Outside;
/** What the server was sent, and what it answers next (else 202). */
let received: { path: string; type: string; body: string }[];
let answers: number[];

beforeEach(async () => {
  received = [];
  answers = [];
  server = createServer(async (req, res) => {
    let body = "";
    for await (const chunk of req) body += chunk;
    received.push({ path: req.url ?? "", type: req.headers["content-type"] ?? "", body });
    res.writeHead(answers.shift() ?? 202).end();
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  outside = createOutside({ allows: (ip) => ip === "127.0.0.1", retryDelayMs: 1 });
  app = await createTestApp({ settings: { websubHub: `${address}/hub`, indexNow: true } });
});
afterEach(async () => {
  await outside.close();
  server.close();
  await app.close();
});

async function publishOne(title: string, settings = {}) {
  const { db } = app.services;
  const staff = await makeStaff(db, app.publication.id, "editor", { name: "Ada" });
  const tag = await makeTag(db, app.publication.id, "Sea");
  const editor = await app.as(staff);
  const post = await editor.posts.create({ title, settings: { tagIds: [tag.id], ...settings } });
  await editor.posts.publish(post);
  return { editor, post, tag };
}

async function announce(options = {}) {
  const ctx = await systemContext(app.services, app.publication.id, "test");
  if (!ctx) throw new Error("the publication is gone");
  const since = new Date(Date.now() - 600_000).toISOString();
  await announceChanges(ctx, { outside, since, indexNow: `${address}/indexnow`, ...options });
}
const waiting = async () =>
  (await app.database.owner`select count(*)::int as n from pgboss.job where name = 'site.announce'`)[0]?.n;

test("a hub hears of every feed that changed, search engines of the pages", async () => {
  const { tag, editor, post } = await publishOne("Lights");
  await publishOne("Quiet", { noindex: true });
  expect(await waiting()).toBe(1);
  await announce();
  const hub = new URLSearchParams(received.find(({ path }) => path === "/hub")?.body);
  expect(hub.get("hub.mode")).toBe("publish");
  const topics = hub.getAll("hub.url");
  for (const path of ["/feed.xml", "/atom.xml", "/feed.json", `/tags/${tag.slug}/feed.xml`])
    expect(topics).toContain(`http://localhost:3000${path}`);
  expect(topics.some((topic) => topic.includes("/authors/ada"))).toBe(true);
  const told = received.find(({ path }) => path === "/indexnow");
  expect(JSON.parse(told?.body ?? "{}")).toEqual({
    host: "localhost:3000",
    key: indexNowKey(app.services.config, app.publication.id),
    keyLocation: "http://localhost:3000/indexnow.txt",
    urlList: ["http://localhost:3000/posts/lights"],
  });

  received = [];
  await editor.posts.unpublish(post);
  await announce({ since: new Date().toISOString() });
  expect(received).toEqual([]);
  await announce();
  expect(received.map(({ path }) => path).toSorted()).toEqual(["/hub", "/indexnow"]);
});

test("a draft is nobody's business; a publication that hides or wants none tells nobody", async () => {
  const editor = await app.as(await makeStaff(app.services.db, app.publication.id, "editor"));
  await editor.posts.create({ title: "Draft" });
  await announce();
  await app.database.owner`update publications set settings = settings || '{"hidden": true}'`;
  await publishOne("Lights");
  await announce();
  expect(received).toEqual([]);
});

test("what fails for now is tried again, what is refused is not", async () => {
  await publishOne("Lights");
  answers = [503, 503, 429, 202];
  await announce({ indexNow: `${address}/hub` });
  expect(received.length).toBeGreaterThanOrEqual(4);
  received = [];
  answers = [403, 403];
  await expect(announce()).rejects.toThrow("Neither the hub nor search engines could be told");
  expect(received).toHaveLength(2);
});

test("a server that is down is left alone for a while; nobody inside is ever asked", async () => {
  const down = "http://127.0.0.1:1/hub";
  for (let n = 0; n < 2; n++)
    await expect(outside.post(down, "text/plain", "")).rejects.toThrow("did not answer");
  await expect(outside.post(down, "text/plain", "")).rejects.toThrow(/breaker/i);
  const real = createOutside();
  for (const url of [
    `${address}/hub`,
    address.replace("127.0.0.1", "localhost"),
    "http://[::1]/",
    "http://169.254.169.254/",
  ])
    await expect(real.post(url, "text/plain", "")).rejects.toThrow();
  await real.close();
  expect(received).toEqual([]);
});
