import { afterEach, describe, expect, it } from "vitest";
import { forwarded } from "./forwarded.ts";
import { type OperationsOptions, operations } from "./operations.ts";
import { createWebServer, type WebServer } from "./web-server.ts";

let running: WebServer | undefined;
const failed: string[] = [];

async function start(options: Partial<OperationsOptions>, proxies = ["127.0.0.1"]): Promise<string> {
  running = createWebServer({
    layers: [
      forwarded(proxies),
      operations({
        checks: () => [],
        metrics: async () => ({ contentType: "text/plain; version=0.0.4", text: "up 1\n" }),
        metricsToken: undefined,
        stopping: () => false,
        onCheckFailed: (name) => failed.push(name),
        ...options,
      }),
      async (_req, res) => void res.end("next"),
    ],
    onError: (error) => {
      throw error;
    },
  });
  return `http://127.0.0.1:${await running.listen(0, "127.0.0.1")}`;
}

afterEach(async () => {
  await running?.drain.stop(0);
  running = undefined;
  failed.length = 0;
});

describe("/healthz", () => {
  it("answers while services are down, and leaves other paths alone", async () => {
    const url = await start({
      checks: () => [{ name: "database", run: () => Promise.reject(new Error("down")) }],
    });
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await (await fetch(`${url}/healthz/more`)).text()).toBe("next");
    expect(await (await fetch(`${url}/healthz`, { method: "POST" })).text()).toBe("next");
  });
});

describe("/readyz", () => {
  const well = { name: "database", run: async () => undefined };

  it("is ready when every check is well", async () => {
    const response = await fetch(`${await start({ checks: () => [well] })}/readyz`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ok", checks: { database: "ok" } });
  });

  it("names a failed check but not why", async () => {
    const down = {
      name: "cache",
      run: () => {
        throw new Error("redis://:secret@10.0.0.1 refused");
      },
    };
    const response = await fetch(`${await start({ checks: () => [well, down] })}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ status: "failed", checks: { database: "ok", cache: "failed" } });
    expect(failed).toEqual(["cache"]);
  });

  it("does not wait for a check that hangs", async () => {
    const hanging = { name: "mail", run: () => new Promise(() => {}) };
    const url = await start({ checks: () => [hanging], checkTimeoutMs: 20 });
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
  });

  it("is not ready while stopping", async () => {
    const response = await fetch(`${await start({ stopping: () => true })}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ status: "stopping" });
  });
});

describe("/metrics", () => {
  it("answers this machine, but nobody who comes through a proxy", async () => {
    const url = `${await start({})}/metrics`;
    expect(await (await fetch(url)).text()).toBe("up 1\n");
    expect((await fetch(url, { headers: { "x-forwarded-for": "198.51.100.7" } })).status).toBe(404);
  });

  it("nor who comes through a proxy on this machine that is not named as one", async () => {
    const url = `${await start({}, ["198.51.100.1"])}/metrics`;
    expect((await fetch(url, { headers: { "x-forwarded-for": "198.51.100.7" } })).status).toBe(404);
    expect((await fetch(url, { headers: { forwarded: "for=198.51.100.7" } })).status).toBe(404);
  });

  it("asks for the token where one is set", async () => {
    const url = `${await start({ metricsToken: "a-token-of-some-length" })}/metrics`;
    const withToken = (authorization: string) => fetch(url, { headers: { authorization } });
    expect((await fetch(url)).status).toBe(404);
    expect((await withToken("Bearer wrong")).status).toBe(404);
    expect((await withToken("Bearer a-token-of-some-length")).status).toBe(200);
  });
});
