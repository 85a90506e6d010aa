import { once } from "node:events";
import { connect } from "node:net";
import { currentRequest } from "@broadsheet/telemetry/request";
import { afterEach, describe, expect, it } from "vitest";
import { accessLog, type FinishedRequest } from "./access-log.ts";
import { bodyLimit } from "./body-limit.ts";
import { errorCaching } from "./error-caching.ts";
import { forwarded } from "./forwarded.ts";
import type { Layer } from "./layer.ts";
import { requestGuard } from "./request-guard.ts";
import { createWebServer, type WebServer } from "./web-server.ts";

let running: WebServer | undefined;
const finished: FinishedRequest[] = [];
const errors: unknown[] = [];

async function start(answer: Layer, limit = 100): Promise<{ url: string; web: WebServer; port: number }> {
  const web = createWebServer({
    layers: [
      forwarded(["127.0.0.1"]),
      accessLog((r) => finished.push(r)),
      requestGuard(),
      bodyLimit(() => limit),
      answer,
    ],
    onError: (error) => errors.push(error),
  });
  running = web;
  const port = await web.listen(0, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, web, port };
}

/** Sends bytes as they are, which `fetch` would correct or refuse, and returns the whole answer. */
async function raw(port: number, text: string): Promise<string> {
  const socket = connect(port, "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    answer += chunk;
  });
  socket.write(text);
  await once(socket, "close");
  return answer;
}

const echo: Layer = async (req, res) => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk);
  res.end(Buffer.concat(chunks));
};

afterEach(async () => {
  await running?.drain.stop(0);
  running = undefined;
  finished.length = 0;
  errors.length = 0;
});

describe("request id", () => {
  it("keeps a sane one, and carries it through the code that answers", async () => {
    const { url } = await start(async (req, res) => {
      res.end(`${currentRequest()?.requestId} ${req.headers["x-request-id"]}`);
    });
    const response = await fetch(url, { headers: { "x-request-id": "from-the-proxy-1" } });
    expect(response.headers.get("x-request-id")).toBe("from-the-proxy-1");
    expect(await response.text()).toBe("from-the-proxy-1 from-the-proxy-1");
  });

  it.each(["short", "with space in it", `${"x".repeat(200)}`])("replaces %j", async (id) => {
    const { url } = await start(echo);
    const response = await fetch(url, { headers: { "x-request-id": id } });
    expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("guard", () => {
  it.each([
    ["a Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n", "400"],
    ["a Host with markup", "GET / HTTP/1.1\r\nHost: <script>\r\nConnection: close\r\n\r\n", "400"],
    ["a Host with no such port", "GET / HTTP/1.1\r\nHost: a.test:99999\r\nConnection: close\r\n\r\n", "400"],
    ["a Host of no such address", "GET / HTTP/1.1\r\nHost: 1.2.3.999\r\nConnection: close\r\n\r\n", "400"],
    ["a Host of no such IPv6", "GET / HTTP/1.1\r\nHost: [:::]\r\nConnection: close\r\n\r\n", "400"],
    [
      "a forwarded host with markup",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: <b>\r\nConnection: close\r\n\r\n",
      "400",
    ],
    [
      "a forwarded host that is none, before one that is",
      "GET / HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Host: a b, a.test\r\nConnection: close\r\n\r\n",
      "400",
    ],
    ["no Host", "GET / HTTP/1.1\r\nConnection: close\r\n\r\n", "400"],
    [
      "an absolute target",
      "GET http://evil.test/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      "400",
    ],
    [
      "a path that is no UTF-8",
      "GET /posts/%ff HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
      "400",
    ],
    ["half an escape", "GET /old% HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "400"],
    ["an odd method", "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "405"],
  ])("refuses %s", async (_, text, status) => {
    const { port } = await start(echo);
    expect(await raw(port, text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  });

  it.each(["localhost:3000", "daily.localhost", "news.example.org", "127.0.0.1:80", "[::1]:3000"])(
    "accepts %s",
    async (host) => {
      const { port } = await start(echo);
      const answer = await raw(port, `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      expect(answer).toMatch(/^HTTP\/1.1 200 /);
    },
  );
});

describe("error caching", () => {
  const forEver = "public, max-age=31536000, immutable";
  it.each([
    [200, forEver],
    [304, forEver],
    [404, "no-store"],
    [500, "no-store"],
  ])("of a file that answers %d is %s", async (status, expected) => {
    for (const explicit of [true, false]) {
      const { url, web } = await start(async (req, res) => {
        await errorCaching()(req, res, async () => {
          res.setHeader("cache-control", forEver);
          if (explicit) res.writeHead(status, { "x-file": "1" });
          else res.statusCode = status;
          res.end();
        });
      });
      expect((await fetch(url)).headers.get("cache-control")).toBe(expected);
      await web.drain.stop(0);
    }
  });

  it("leaves what is private as it is", async () => {
    const { url } = await start(async (req, res) => {
      await errorCaching()(req, res, async () => {
        res.writeHead(404, { "cache-control": "private, no-store" }).end();
      });
    });
    expect((await fetch(url)).headers.get("cache-control")).toBe("private, no-store");
  });
});

describe("body limit", () => {
  it("passes a body of the allowed size untouched, declared or in chunks", async () => {
    const { url } = await start(echo);
    const body = "x".repeat(100);
    expect(await (await fetch(url, { method: "POST", body })).text()).toBe(body);
    const stream = new Blob([body]).stream();
    const streamed = await fetch(url, { method: "POST", body: stream, duplex: "half" } as RequestInit);
    expect(await streamed.text()).toBe(body);
  });

  it("refuses a longer declared one before it is sent", async () => {
    const { url } = await start(echo);
    const response = await fetch(url, { method: "POST", body: "x".repeat(101) });
    expect(response.status).toBe(413);
    const requestId = response.headers.get("x-request-id");
    expect(await response.json()).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE", requestId });
  });

  it("stops a longer one sent in chunks, and keeps answering others", async () => {
    const { url, port } = await start(echo);
    const head = "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
    const answer = await raw(port, `${head}${`40\r\n${"x".repeat(64)}\r\n`.repeat(3)}`);
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
    expect((await fetch(url)).status).toBe(200);
  });
});

describe("slow clients", () => {
  it.each([
    ["their headers", "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: "],
    ["their body", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nx"],
  ])("are let go when they do not finish %s", async (_, text) => {
    running = createWebServer({
      layers: [echo],
      onError: (error) => errors.push(error),
      timeouts: { headersMs: 40, requestMs: 80 },
    });
    const port = await running.listen(0, "127.0.0.1");
    expect(await raw(port, text)).toMatch(/^(HTTP\/1.1 408 |HTTP\/1.1 500 |$)/);
  });
});

describe("access log", () => {
  it("reports path without query, status, client and size", async () => {
    const { url } = await start(async (_req, res) => {
      res.statusCode = 201;
      res.end("hello");
    });
    await fetch(`${url}/claim?token=secret`, { headers: { "x-forwarded-for": "198.51.100.7" } });
    await expect.poll(() => finished).toHaveLength(1);
    expect(finished[0]).toMatchObject({
      method: "GET",
      path: "/claim",
      status: 201,
      client: "198.51.100.7",
      aborted: false,
    });
    expect(JSON.stringify(finished[0])).not.toContain("secret");
  });
});

describe("errors", () => {
  it("answers 500 without the cause and reports it", async () => {
    const { url } = await start(async () => {
      throw new Error("password=hunter2");
    });
    const response = await fetch(url);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("hunter2");
    expect(errors).toHaveLength(1);
  });
});

describe("drain", () => {
  it("finishes what is open, takes nothing new, and then is done", async () => {
    const reached = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const { url, web } = await start(async (_req, res) => {
      reached.resolve();
      await gate.promise;
      res.end("finished");
    });
    const open = fetch(url);
    await reached.promise;
    const stopped = web.drain.stop(10_000);
    await expect(fetch(url)).rejects.toThrow();
    gate.resolve();
    expect(await (await open).text()).toBe("finished");
    await stopped;
  });

  it("cuts event streams at once and everything else at the deadline", async () => {
    const { url, web } = await start(async (req, res) => {
      if (req.url === "/events")
        res.writeHead(200, { "content-type": "text/event-stream" }).write(": hello\n\n");
      else res.writeHead(200, { "content-type": "text/plain" }).write("never ends");
    });
    const events = await fetch(`${url}/events`);
    const endless = await fetch(`${url}/endless`);
    const stopped = web.drain.stop(50);
    await expect(events.text()).rejects.toThrow();
    await expect(endless.text()).rejects.toThrow();
    await stopped;
  });
});
