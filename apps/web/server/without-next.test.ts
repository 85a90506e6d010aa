import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ApiAnswers, apiLayer } from "./api-layer.ts";
import type { Layer } from "./layer.ts";
import { type NextLayer, nextWhenNeeded } from "./next-layer.ts";
import { publicFiles } from "./public-files.ts";
import { commonHeaders, dataPolicy } from "./security-headers.ts";
import { createWebServer, type WebServer } from "./web-server.ts";

let folder: string;
let running: WebServer | undefined;
const failures: unknown[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "broadsheet-public-"));
  await mkdir(`${folder}/public/assets`, { recursive: true });
  await writeFile(`${folder}/public/assets/site-1A.css`, "body {}");
  await writeFile(`${folder}/public/icon.svg`, "<svg/>");
  await writeFile(`${folder}/secret.txt`, "secret");
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => running?.drain.stop(0));

async function start(...layers: Layer[]): Promise<string> {
  const behind: Layer = async (_req, res) => void res.end("behind");
  running = createWebServer({ layers: [...layers, behind], onError: (error) => failures.push(error) });
  return `http://127.0.0.1:${await running.listen(0, "127.0.0.1")}`;
}

test("files go out with the site's headers; those named by their content are kept for ever", async () => {
  const url = await start(publicFiles(folder));
  const style = await fetch(`${url}/assets/site-1A.css`);
  expect(await style.text()).toBe("body {}");
  expect(style.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(style.headers.get("content-type")).toContain("text/css");
  for (const [name, value] of Object.entries(commonHeaders)) expect(style.headers.get(name)).toBe(value);
  const icon = await fetch(`${url}/icon.svg`);
  expect(icon.headers.get("cache-control")).toBe("public, max-age=0");
  const tag = icon.headers.get("etag") ?? "";
  expect((await fetch(`${url}/icon.svg`, { headers: { "if-none-match": tag } })).status).toBe(304);
});

test("whatever is no file of the folder is passed on", async () => {
  const url = await start(publicFiles(folder));
  for (const address of [
    "/",
    "/assets",
    "/assets/gone.css",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/icon",
  ])
    expect(await (await fetch(url + address)).text(), address).toBe("behind");
  expect(await (await fetch(`${url}/icon.svg`, { method: "POST" })).text()).toBe("behind");
});

const answers: ApiAnswers = {
  "/api/v1": async (request) => Response.json({ sent: await request.text() }, { status: 201 }),
  "/api/trpc": (request) =>
    new Response(
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode("first"));
          // Nothing more comes until the caller has gone.
          request.signal.addEventListener("abort", () => stream.close());
        },
      }),
    ),
};

test("the API is loaded by the first call and answers it whole", async () => {
  let loaded = 0;
  const url = await start(
    apiLayer(async () => {
      loaded += 1;
      return answers;
    }),
  );
  expect(await (await fetch(`${url}/api/v1x`)).text()).toBe("behind");
  expect(loaded).toBe(0);
  const answer = await fetch(`${url}/api/v1/posts`, { method: "POST", body: "x".repeat(100_000) });
  expect([answer.status, (await answer.json()).sent.length]).toEqual([201, 100_000]);
  expect(answer.headers.get("content-security-policy")).toBe(dataPolicy);
});

test("what an answer streams goes out as it comes, and ends with a caller who leaves", async () => {
  const url = await start(apiLayer(async () => answers));
  const leaving = new AbortController();
  const answer = await fetch(`${url}/api/trpc/events`, { signal: leaving.signal });
  const reader = answer.body?.getReader();
  expect(new TextDecoder().decode((await reader?.read())?.value)).toBe("first");
  leaving.abort();
  await expect(reader?.read()).rejects.toThrow();
  await running?.drain.stop(5_000);
  expect(failures).toEqual([]);
});

test("Next is loaded by the first request that needs it, and again when that failed", async () => {
  const loads: string[] = [];
  const made: NextLayer = { layer: async (_req, res) => void res.end("next"), close: async () => {} };
  const lazy = nextWhenNeeded(async () => {
    loads.push("load");
    if (loads.length === 1) throw new Error("not yet");
    return made;
  });
  await lazy.close();
  expect(loads).toEqual([]);
  const url = await start(lazy.layer);
  expect((await fetch(url)).status).toBe(500);
  expect(failures.splice(0)).toMatchObject([{ message: "not yet" }]);
  const both = await Promise.all([fetch(url), fetch(url)]);
  expect(await Promise.all(both.map((answer) => answer.text()))).toEqual(["next", "next"]);
  expect(loads.length).toBe(2);
});
