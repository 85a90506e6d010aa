import { setTimeout as after } from "node:timers/promises";
import { afterEach, expect, it } from "vitest";
import { operations } from "../operations.ts";
import { createWebServer } from "../web-server.ts";
import { RenderGate } from "./render-gate.ts";
import { type CachedServer, cachedServer, sendPage } from "./testing/cached-server.ts";

let running: CachedServer | undefined;
afterEach(() => running?.web.drain.stop(0));

const renderMs = 20;
const atOnce = 4;

/** Four pages in 20 ms: 200 a second, and one that is kept. */
async function start() {
  let most = 0;
  let now = 0;
  const gate = new RenderGate({ atOnce, waiting: 16, patienceMs: 200 });
  const server = await cachedServer(
    async (req, res) => {
      now += 1;
      most = Math.max(most, now);
      await after(renderMs);
      now -= 1;
      sendPage(res, `page ${req.url}`);
    },
    { gate },
  );
  running = server;
  return { ...server, gate, most: () => most };
}

it("at ten times its capacity refuses early, answers what it keeps, and recovers by itself", async () => {
  const { get, gate, most, errors } = await start();
  await get("/kept");
  const capacity = atOnce * (1000 / renderMs);
  const answers: { status: number; retryAfter: string | null }[] = [];
  const asked: Promise<void>[] = [];
  const ask = async (path: string) => {
    const { status, headers } = await get(path);
    answers.push({ status, retryAfter: headers.get("retry-after") });
  };
  // A second's worth of ten seconds' work, in waves.
  const waves = 20;
  for (let wave = 0; wave < waves; wave++) {
    for (let n = 0; n < (capacity * 10) / waves; n++) asked.push(ask(`/new/${wave}/${n}`));
    expect(await get("/kept")).toMatchObject({ status: 200, cache: "hit" });
  }
  await Promise.all(asked);

  const ok = answers.filter(({ status }) => status === 200);
  const shed = answers.filter(({ status }) => status === 503);
  expect(ok.length + shed.length).toBe(capacity * 10);
  expect(ok.length).toBeGreaterThan(atOnce * 2);
  expect(shed.length).toBeGreaterThan(capacity);
  expect(shed.every(({ retryAfter }) => retryAfter === "2")).toBe(true);
  expect(most()).toBeLessThanOrEqual(atOnce);
  expect(gate).toMatchObject({ running: 0, queued: 0 });
  expect(errors).toEqual([]);

  for (let n = 0; n < 5; n++) expect(await get(`/after/${n}`)).toMatchObject({ status: 200 });
});

it("answers /healthz whatever is being rendered", async () => {
  const gate = new RenderGate({ atOnce: 1, waiting: 0 });
  const never = Promise.withResolvers<void>();
  const server = await cachedServer(
    async (_req, res) => {
      await never.promise;
      sendPage(res, "late");
    },
    { gate },
  );
  running = server;
  const health = createWebServer({
    layers: [
      operations({
        checks: () => [],
        metrics: async () => ({ contentType: "text/plain", text: "" }),
        metricsToken: undefined,
        stopping: () => false,
        onCheckFailed: () => {},
      }),
      server.cache.layer(() => ({ scheme: "http", host: "x" })),
    ],
    onError: () => {},
  });
  const port = await health.listen(0, "127.0.0.1");
  const stuck = fetch(`http://127.0.0.1:${port}/a`);
  await expect.poll(() => gate.running).toBe(1);
  expect((await fetch(`http://127.0.0.1:${port}/b`)).status).toBe(503);
  expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  never.resolve();
  expect((await stuck).status).toBe(200);
  await health.drain.stop(0);
});

it("a request that brings somebody's cookie is no way around the limit", async () => {
  const gate = new RenderGate({ atOnce: 1, waiting: 0 });
  const never = Promise.withResolvers<void>();
  running = await cachedServer(
    async (_req, res) => {
      await never.promise;
      sendPage(res, "late");
    },
    { gate },
  );
  const cookie = "broadsheet.session=x";
  const stuck = running.get("/a", { cookie });
  await expect.poll(() => gate.running).toBe(1);
  expect((await running.get("/a", { cookie })).status).toBe(503);
  // The studio has people at work in it.
  const studio = running.get("/studio", { cookie });
  never.resolve();
  expect((await stuck).status).toBe(200);
  expect((await studio).status).toBe(200);
  expect(gate.running).toBe(0);
});
