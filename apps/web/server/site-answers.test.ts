import { afterEach, expect, test } from "vitest";
import { textResponse } from "../http/whole-body.ts";
import { type CachedServer, cachedServer } from "./page-cache/testing/cached-server.ts";
import { siteAnswers } from "./site-answers.ts";

let running: CachedServer | undefined;
afterEach(() => running?.web.drain.stop(0));

let renders = 0;
let answer: () => Response;
const publicly = { "cache-control": "public, max-age=0, s-maxage=60", "cache-tag": "t" };
const isForOthers = (first: string) => first === "studio";
const routes = {
  "/": {
    GET: () => {
      renders += 1;
      return answer();
    },
  },
};
const answers = siteAnswers({ routes, isForOthers });
const ask = () => answers("/", { host: "example.org", "x-forwarded-proto": "http" });

async function start(): Promise<CachedServer> {
  renders = 0;
  running = await cachedServer((_req, res) => void res.writeHead(500).end("the layers behind"), {
    answers,
    isForOthers,
  });
  return running;
}

test("a page that fails is made once, and goes out as it was made", async () => {
  answer = () =>
    textResponse("sorry", {
      status: 503,
      headers: { "cache-control": "private, no-store", "retry-after": "30" },
    });
  const { get } = await start();
  const { status, text, headers } = await get("/");
  expect([status, text, renders]).toEqual([503, "sorry", 1]);
  expect(headers.get("retry-after")).toBe("30");
  expect(headers.get("cache-control")).toBe("private, no-store");
  expect(headers.get("content-security-policy")).toContain("default-src");
});

test("instead of it readers see what was kept, as long as there is something", async () => {
  const shortly = { ...publicly, "cache-control": "public, s-maxage=1, stale-while-revalidate=0" };
  answer = () => textResponse("fine", { status: 200, headers: shortly });
  const { get } = await start();
  await get("/");
  answer = () => textResponse("sorry", { status: 503, headers: { "cache-control": "private, no-store" } });
  await expect.poll(async () => (await get("/")).cache, { timeout: 3_000 }).toBe("hit; ttl=-1");
  expect(await get("/")).toMatchObject({ status: 200, text: "fine" });
});

test.each([400, 404, 410, 500, 503])(
  "an error %i that claims to be for all is kept by nobody",
  async (status) => {
    const { "cache-control": control } = publicly;
    answer = () => textResponse("no", { status, headers: { "cache-control": control } });
    expect((await ask())?.headers.get("cache-control")).toBe("no-store");
  },
);

test("a 404 that names what purges it may be kept; several cookies stay several", async () => {
  answer = () => textResponse("nothing", { status: 404, headers: publicly });
  expect((await ask())?.headers.get("cache-control")).toBe(publicly["cache-control"]);
  answer = () =>
    textResponse("two", {
      status: 200,
      headers: [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ],
    });
  expect((await ask())?.headers.get("set-cookie")).toEqual(["a=1", "b=2"]);
});

test("what is sent bit by bit is left to the layers", async () => {
  answer = () => new Response(new Blob(["streamed"]).stream());
  expect(await ask()).toBeNull();
});
