import { once } from "node:events";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { createLogger } from "@broadsheet/telemetry/logger";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type CdnTarget, createCdn } from "./cdn.ts";

interface Call {
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: unknown;
}

let server: Server;
let base: string;
const calls: Call[] = [];
/** What the API answers next; 200 when nothing is left. 0: no answer at all. */
const answers: number[] = [];

beforeEach(async () => {
  calls.length = 0;
  answers.length = 0;
  server = createServer(async (req, res) => {
    calls.push({ path: req.url, headers: req.headers, body: await json(req) });
    const status = answers.shift() ?? 200;
    if (status > 0) res.writeHead(status, { "content-type": "application/json" }).end("{}");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const cloudflare = (): CdnTarget => ({
  name: "Cloudflare",
  url: `${base}/zones/z1/purge_cache`,
  headers: { authorization: "Bearer t" },
  field: "tags",
  tagsPerCall: 2,
});
const fastly = (): CdnTarget => ({
  name: "Fastly",
  url: `${base}/service/s1/purge`,
  headers: { "fastly-key": "k" },
  field: "surrogate_keys",
  tagsPerCall: 256,
});
const logger = createLogger({ name: "test", level: "silent" });
const cdnOf = (...targets: CdnTarget[]) => createCdn({ targets, logger, timeoutMs: 100, retryDelayMs: 1 });

it("tells each CDN in its own words, no more tags at once than it takes", async () => {
  await cdnOf(cloudflare(), fastly()).purge(["a", "b", "c"]);
  const told = (path: string) => calls.filter((call) => call.path === path);
  expect(told("/zones/z1/purge_cache").map(({ body }) => body)).toEqual([
    { tags: ["a", "b"] },
    { tags: ["c"] },
  ]);
  expect(told("/zones/z1/purge_cache")[0]?.headers.authorization).toBe("Bearer t");
  expect(told("/service/s1/purge")).toMatchObject([
    { body: { surrogate_keys: ["a", "b", "c"] }, headers: { "fastly-key": "k" } },
  ]);
});

it.each([[503], [429], [0]])("tries again after %d, and is content with the third answer", async (status) => {
  answers.push(status, status);
  await cdnOf(cloudflare()).purge(["a"]);
  expect(calls).toHaveLength(3);
});

it("gives up after three tries, so that the job comes again", async () => {
  answers.push(500, 500, 500);
  await expect(cdnOf(cloudflare()).purge(["a"])).rejects.toThrow("A CDN did not take a purge");
  expect(calls).toHaveLength(3);
});

it("does not repeat what the CDN refuses, and still tells the other one", async () => {
  answers.push(403);
  await expect(cdnOf({ ...cloudflare(), tagsPerCall: 30 }, fastly()).purge(["a"])).rejects.toMatchObject({
    errors: [{ message: expect.stringContaining("answered 403 to a purge") }],
  });
  expect(calls).toHaveLength(2);
});

it("leaves a CDN alone that is down", async () => {
  const cdn = cdnOf(cloudflare());
  answers.push(...Array.from({ length: 6 }, () => 500));
  for (let n = 0; n < 2; n++) await expect(cdn.purge(["a"])).rejects.toThrow();
  await expect(cdn.purge(["a"])).rejects.toThrow();
  expect(calls).toHaveLength(6);
});
