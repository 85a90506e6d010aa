import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type CachedServer, cachedServer, nothingPurged, raw, sendPage } from "./testing/cached-server.ts";

const open: CachedServer[] = [];
const start: typeof cachedServer = async (...args) => {
  const server = await cachedServer(...args);
  open.push(server);
  return server;
};
afterEach(async () => {
  for (const server of open.splice(0)) await server.web.drain.stop(0);
});

/** A server whose pages count how often they were rendered. */
async function counting(options?: Parameters<typeof cachedServer>[1]) {
  let renders = 0;
  const server = await start((req, res) => sendPage(res, `${req.url} ${++renders}`), options);
  return { ...server, renders: () => renders };
}

describe("a page", () => {
  it("is rendered once and then answered from memory, HEAD included", async () => {
    const { get, renders } = await counting();
    expect(await get("/a")).toMatchObject({ status: 200, text: "/a 1", cache: "fwd=miss; stored" });
    const hit = await get("/a");
    expect(hit).toMatchObject({ status: 200, text: "/a 1", cache: "hit" });
    expect(hit.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(hit.headers.get("cache-tag")).toBe("t");
    const head = await get("/a", {}, "HEAD");
    expect(head).toMatchObject({ status: 200, text: "", cache: "hit" });
    expect(head.headers.get("content-length")).toBe("4");
    expect(renders()).toBe(1);
  });

  it("keeps the request's own id", async () => {
    const { get } = await counting();
    for (const _ of [1, 2])
      expect((await get("/a", { "x-request-id": "my-own-id-1" })).headers.get("x-request-id")).toBe(
        "my-own-id-1",
      );
  });

  it("is 304 for who has it, with the headers caches update and no body", async () => {
    const { get, port } = await counting();
    const etag = (await get("/a")).headers.get("etag") ?? "";
    expect(etag).toMatch(/^W\/"/);
    for (const asked of [etag, `"x", ${etag.slice(2)}`, "*"]) {
      const answer = await raw(port, `GET /a HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nIf-None-Match: ${asked}`);
      expect(answer).toMatch(/^HTTP\/1.1 304 /);
      expect(answer).toContain(`etag: ${etag}`);
      expect(answer).not.toMatch(/content-type|content-length/i);
      expect(answer.endsWith("\r\n\r\n")).toBe(true);
    }
    expect((await get("/a", { "if-none-match": '"other"' })).status).toBe(200);
  });

  it("is compressed once, beside the answers, as each client takes it", async () => {
    const body = "<p>the same words again</p>".repeat(200);
    const { port } = await start((_req, res) => sendPage(res, body));
    const ask = (accept: string) =>
      raw(port, `GET /a HTTP/1.1\r\nHost: x\r\nAccept-Encoding: ${accept}`).then((answer) => {
        const at = answer.indexOf("\r\n\r\n");
        const encoding = /content-encoding: (\w+)/.exec(answer.slice(0, at))?.[1] ?? "identity";
        return { encoding, bytes: Buffer.from(answer.slice(at + 4), "latin1") };
      });
    expect(await ask("gzip, br")).toMatchObject({ encoding: "identity" });
    await expect.poll(async () => (await ask("gzip, deflate, br")).encoding).toBe("br");
    await expect.poll(async () => (await ask("gzip")).encoding).toBe("gzip");
    expect(brotliDecompressSync((await ask("br")).bytes).toString()).toBe(body);
    expect(gunzipSync((await ask("gzip, br;q=0")).bytes).toString()).toBe(body);
    expect((await ask("br;q=0, gzip;q=0.0")).encoding).toBe("identity");
    expect((await ask("identity")).bytes.toString()).toBe(body);
  });

  it("is rendered once however many ask at the same time", async () => {
    const gate = Promise.withResolvers<void>();
    let renders = 0;
    const { get, web } = await start(async (_req, res) => {
      renders += 1;
      await gate.promise;
      sendPage(res, "one");
    });
    let asked = 0;
    web.server.on("request", () => {
      asked += 1;
    });
    const all = Promise.all(Array.from({ length: 50 }, () => get("/a")));
    await expect.poll(() => asked, { timeout: 10_000 }).toBe(50);
    await expect.poll(() => renders).toBe(1);
    gate.resolve();
    const answers = await all;
    expect(answers.map(({ text }) => text)).toEqual(answers.map(() => "one"));
    expect(new Set(answers.map(({ cache }) => cache))).toEqual(
      new Set(["fwd=miss; stored", "fwd=miss; collapsed"]),
    );
    expect(renders).toBe(1);
  });

  it("is not lost when the one who asked first goes away", async () => {
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { get, url } = await start(async (_req, res) => {
      reached.resolve();
      await gate.promise;
      sendPage(res, "kept");
    });
    const leaving = new AbortController();
    const first = fetch(`${url}/a`, { signal: leaving.signal });
    await reached.promise;
    leaving.abort();
    await expect(first).rejects.toThrow();
    gate.resolve();
    expect(await get("/a")).toMatchObject({ text: "kept" });
    expect(await get("/a")).toMatchObject({ text: "kept", cache: "hit" });
  });
});

describe("addresses", () => {
  it("share an entry whatever follows them to a page, and keep what matters", async () => {
    const { get, renders } = await counting();
    await get("/a");
    for (const query of ["?utm_source=x", "?fbclid=1&gclid=2", "?anything=1", "?"])
      expect(await get(`/a${query}`)).toMatchObject({ text: "/a 1", cache: "hit" });
    expect(await get("/a?page=2&utm_source=x")).toMatchObject({ text: "/a?page=2 2" });
    expect(await get("/a?x=1&page=2")).toMatchObject({ text: "/a?page=2 2", cache: "hit" });
    expect(renders()).toBe(2);
  });

  it("are sorted for the API, and searches of it are not kept", async () => {
    const { get } = await counting();
    expect(await get("/api/v1/posts?tag=a&limit=5&x=1")).toMatchObject({
      text: "/api/v1/posts?limit=5&tag=a 1",
    });
    expect(await get("/api/v1/posts?limit=5&tag=a")).toMatchObject({ cache: "hit" });
    for (const _ of [1, 2]) expect(await get("/api/v1/posts?q=word")).toMatchObject({ cache: "fwd=bypass" });
  });

  it("take the query of each reader along when they lead elsewhere", async () => {
    const { get } = await start((req, res) =>
      sendPage(res, "", { status: 301, location: req.url === "/own" ? "/new?a=1" : "/new" }),
    );
    for (const [asked, to] of [
      ["/old", "/new"],
      ["/old?utm_source=x", "/new?utm_source=x"],
      ["/own?utm_source=x", "/new?a=1"],
      ["/old?b=2", "/new?b=2"],
    ] as const)
      expect((await get(asked)).headers.get("location")).toBe(to);
  });

  it("of one host and scheme are no other's; what the proxy says counts", async () => {
    const { get, renders } = await counting();
    await get("/a", { "x-forwarded-host": "one.test" });
    await get("/a", { "x-forwarded-host": "two.test" });
    await get("/a", { "x-forwarded-host": "one.test", "x-forwarded-proto": "https" });
    expect(renders()).toBe(3);
    expect(await get("/a", { "x-forwarded-host": "ONE.test" })).toMatchObject({ cache: "hit", text: "/a 1" });
  });

  it("are not what a stranger says they are", async () => {
    const { get } = await start((req, res) => sendPage(res, String(req.headers.host)), {}, ["10.0.0.1"]);
    const host = (await get("/a")).text;
    const claimed = { "x-forwarded-host": "victim.test", "x-forwarded-proto": "https" };
    expect(await get("/a", claimed)).toMatchObject({ cache: "hit", text: host });
    expect(await get("/b", claimed)).toMatchObject({ cache: "fwd=miss; stored", text: host });
  });
});

describe("never kept", () => {
  it.each([
    ["a session", { cookie: "a=1; broadsheet.session=x" }],
    ["wanting Markdown instead", { accept: "text/markdown" }],
    ["a session over https", { cookie: "__Host-broadsheet.session=x" }],
    ["a token", { authorization: "Bearer bsk_x" }],
  ])("is what comes with %s, and it gets nothing that is kept", async (_, headers) => {
    const { get, renders } = await counting();
    await get("/a");
    for (const n of [2, 3])
      expect(await get("/a", headers)).toMatchObject({ text: `/a ${n}`, cache: "fwd=bypass" });
    expect(await get("/a")).toMatchObject({ text: "/a 1", cache: "hit" });
    expect(renders()).toBe(3);
  });

  it("is what others count their visitors with: such a cookie makes no difference", async () => {
    const { get } = await counting();
    await get("/a");
    expect(await get("/a", { cookie: "_ga=1; consent=yes" })).toMatchObject({ cache: "hit" });
  });

  it.each([
    ["private", { "cache-control": "private, no-store" }],
    ["public but not to be stored", { "cache-control": "public, no-store, s-maxage=60" }],
    ["without a lifetime for caches", { "cache-control": "public, max-age=60" }],
    ["without tags", { "cache-tag": "" }],
    ["setting a cookie", { "set-cookie": "a=1" }],
    ["different by cookie", { vary: "Cookie" }],
    ["different by everything", { vary: "*" }],
    ["an error", { status: 500 }],
    ["a refusal", { status: 403 }],
    ["a part", { status: 206 }],
  ])("is an answer that is %s", async (_, more) => {
    let renders = 0;
    const { get } = await start((_req, res) => sendPage(res, String(++renders), more));
    for (const n of [1, 2, 3]) expect((await get("/a")).text).toBe(String(n));
  });

  it("is somebody's own answer given to another who asked at the same time", async () => {
    const gate = Promise.withResolvers<void>();
    let renders = 0;
    const { get } = await start(async (_req, res) => {
      const mine = ++renders;
      await gate.promise;
      sendPage(res, String(mine), { "cache-control": "private, no-store" });
    });
    const all = Promise.all([1, 2, 3, 4].map(() => get("/a")));
    await expect.poll(() => renders).toBe(1);
    gate.resolve();
    expect((await all).map(({ text }) => text).toSorted()).toEqual(["1", "2", "3", "4"]);
  });

  it.each(["/studio", "/api/trpc/x", "/_next/a.js", "/media/a.png"])("is what is at %s", async (path) => {
    const { get } = await counting();
    await get(path);
    expect(await get(path)).toMatchObject({ text: `${path} 2`, cache: "fwd=bypass" });
  });
});

describe("memory", () => {
  it("is bounded: the pages asked for last stay", async () => {
    const body = "x".repeat(10_000);
    const { get } = await start((_req, res) => sendPage(res, body), { maxBytes: 200_000 });
    for (let n = 0; n < 30; n++) {
      await get(`/p${n}`);
      await get("/wanted");
    }
    expect(await get("/wanted")).toMatchObject({ cache: "hit" });
    expect(await get("/p29")).toMatchObject({ cache: "hit" });
    expect(await get("/p0")).toMatchObject({ cache: "fwd=miss; stored" });
  });

  it("is not to be filled with queries or with addresses at which nothing is", async () => {
    const body = "x".repeat(1_000);
    const { get } = await start(
      (req, res) => sendPage(res, body, req.url?.startsWith("/none") ? { status: 404 } : {}),
      { maxBytes: 200_000 },
    );
    await get("/wanted");
    for (let n = 0; n < 100; n++) {
      await get(`/none/${n}`);
      await get(`/a?page=${n}`);
    }
    expect(await get("/wanted")).toMatchObject({ cache: "hit" });
    expect(await get("/none/99")).toMatchObject({ status: 404, cache: "hit" });
    expect(await get("/none/0")).toMatchObject({ status: 404, cache: "fwd=miss; stored" });
    expect(await get("/a?page=99")).toMatchObject({ cache: "hit" });
    expect(await get("/a?page=0")).toMatchObject({ cache: "fwd=miss; stored" });
  });
});

describe("purging", () => {
  it("makes the cache forget what carries one of the tags, and nothing else", async () => {
    const { get, cache } = await start((req, res) => sendPage(res, "x", { tags: [`of:${req.url}`, "all"] }));
    await get("/a");
    await get("/b");
    cache.purge(["of:/a", "of:/nowhere"]);
    expect(await get("/b")).toMatchObject({ cache: "hit" });
    expect(await get("/a")).toMatchObject({ cache: "fwd=miss; stored" });
    cache.purge(["all"]);
    expect(await get("/b")).toMatchObject({ cache: "fwd=miss; stored" });
  });

  it("keeps nothing that was being rendered meanwhile, and gives it to nobody who came later", async () => {
    const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let renders = 0;
    const { get, cache } = await start(async (_req, res) => {
      const n = renders++;
      await gates[n]?.promise;
      sendPage(res, `version ${n}`);
    });
    const before = get("/a");
    await expect.poll(() => renders).toBe(1);
    cache.purge(["t"]);
    const after = get("/a");
    gates[0]?.resolve();
    expect(await before).toMatchObject({ text: "version 0", cache: "fwd=miss" });
    await expect.poll(() => renders).toBe(2);
    gates[1]?.resolve();
    expect(await after).toMatchObject({ text: "version 1" });
    expect(await get("/a")).toMatchObject({ text: "version 1", cache: "hit" });
  });
});

describe("what is too old", () => {
  const shortly = { "cache-control": "public, s-maxage=1, stale-while-revalidate=0" };

  it("is shown while one newer is rendered", async () => {
    let renders = 0;
    const { get } = await start((_req, res) =>
      sendPage(res, String(++renders), { "cache-control": "public, s-maxage=1, stale-while-revalidate=60" }),
    );
    await get("/a");
    await expect.poll(async () => (await get("/a")).cache, { timeout: 3_000 }).toBe("hit; ttl=-1");
    await expect.poll(() => renders).toBe(2);
    expect(await get("/a")).toMatchObject({ text: "2", cache: "hit" });
  });

  it("is shown when nothing newer can be made", async () => {
    let broken = false;
    const { get } = await start((_req, res) =>
      broken ? void res.writeHead(500).end("broken") : sendPage(res, "old", shortly),
    );
    await get("/a");
    broken = true;
    await expect.poll(async () => (await get("/a")).cache, { timeout: 3_000 }).toBe("hit; ttl=-1");
    expect(await get("/a")).toMatchObject({ status: 200, text: "old" });
    expect(await get("/b")).toMatchObject({ status: 500 });
  });

  it("is shown while the database is away, but not for ever", async () => {
    let unknownFor = 0;
    const away = {
      knowledge: () => "away" as const,
      ask: async () => "away" as const,
      unknownFor: () => unknownFor,
    };
    let renders = 0;
    const { get } = await start((_req, res) => sendPage(res, String(++renders)), {
      follower: away,
      staleLimitMs: 1_000,
    });
    await get("/a");
    expect(await get("/a")).toMatchObject({ text: "1", cache: "hit; ttl=-1" });
    unknownFor = 2_000;
    expect(await get("/a")).toMatchObject({ text: "2" });
  });

  it("is not shown when it was purged, even if nothing newer can be made", async () => {
    let broken = false;
    const { get, cache } = await start((_req, res) =>
      broken ? void res.writeHead(500).end("broken") : sendPage(res, "secret"),
    );
    await get("/a");
    broken = true;
    cache.purge(["t"]);
    expect(await get("/a")).toMatchObject({ status: 500, text: "broken" });
  });
});

describe("a render", () => {
  it("has a time limit, after which the reader is told to come again", async () => {
    const { get, errors } = await start(() => new Promise<void>(() => {}), { renderLimitMs: 50 });
    const answer = await get("/a");
    expect(answer.status).toBe(503);
    expect(answer.headers.get("retry-after")).toBe("5");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(errors).toMatchObject([{ name: "RenderTimeout" }]);
  });

  it("that throws is told to the log, not to the reader", async () => {
    const { get, errors } = await start(async () => {
      throw new Error("password=hunter2");
    });
    const answer = await get("/api/v1/posts");
    expect(answer.status).toBe(503);
    expect(JSON.parse(answer.text)).toMatchObject({ code: "UNAVAILABLE", status: 503 });
    expect(answer.text).not.toContain("hunter2");
    expect(errors).toHaveLength(1);
  });

  it("is not begun anew for every reader while the log must be asked first", async () => {
    let asked = 0;
    const follower = {
      ...nothingPurged,
      knowledge: () => "ask" as const,
      ask: async () => {
        asked += 1;
        return "current" as const;
      },
    };
    const { get, renders } = await counting({ follower });
    await get("/a");
    expect(await get("/a")).toMatchObject({ cache: "hit" });
    expect(renders()).toBe(1);
    expect(asked).toBeGreaterThan(1);
  });
});
