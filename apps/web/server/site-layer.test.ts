import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test } from "vitest";
import { textResponse } from "../http/whole-body.ts";
import { commonHeaders, readerPolicy } from "./security-headers.ts";
import { answeredByNext, siteLayer } from "./site-layer.ts";
import { createWebServer, type WebServer } from "./web-server.ts";

let running: WebServer | undefined;
afterEach(() => running?.drain.stop(0));

const page = { GET: async (request: Request) => textResponse(`page ${request.url}`, { status: 200 }) };
const file = {
  GET: () => new Response(new Blob(["streamed"]).stream(), { headers: { "content-type": "text/plain" } }),
  HEAD: () => new Response(null, { headers: { "content-length": "8" } }),
};
const cookies = {
  GET: () =>
    new Response("", {
      status: 404,
      headers: [
        ["set-cookie", "a=1"],
        ["set-cookie", "b=2"],
      ],
    }),
};

async function start(more: Record<string, typeof page> = {}): Promise<string> {
  running = createWebServer({
    layers: [
      siteLayer({
        routes: { "/": page, "/posts/[slug]": page, "/media/[...path]": file, "/cookies": cookies, ...more },
        isForOthers: (first) => first === "studio",
      }),
      async (_req, res) => void res.end("somebody else"),
    ],
    onError: (error) => {
      throw error;
    },
  });
  return `http://127.0.0.1:${await running.listen(0, "127.0.0.1")}`;
}

test("a route's answer goes out as it is, with the site's headers and its length", async () => {
  const url = await start();
  const answer = await fetch(`${url}/posts/a?b=c`);
  expect(await answer.text()).toBe(`page ${url}/posts/a?b=c`);
  expect(answer.headers.get("content-length")).toBe(String(`page ${url}/posts/a?b=c`.length));
  expect(answer.headers.get("content-security-policy")).toBe(readerPolicy);
  for (const [name, value] of Object.entries(commonHeaders)) expect(answer.headers.get(name)).toBe(value);
  expect(answer.headers.has("strict-transport-security")).toBe(false);
  const secure = await fetch(url, { headers: { "x-forwarded-proto": "https" } });
  expect(secure.headers.get("strict-transport-security")).toContain("max-age");
});

test("streams are passed on, statuses and several cookies kept", async () => {
  const url = await start();
  expect(await (await fetch(`${url}/media/x/y.txt`)).text()).toBe("streamed");
  const answer = await fetch(`${url}/cookies`);
  expect(answer.status).toBe(404);
  expect(answer.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("a HEAD has the headers and no body, by the route's own HEAD where there is one", async () => {
  const url = await start();
  const one = await fetch(`${url}/posts/a`, { method: "HEAD" });
  expect([one.status, one.headers.get("content-length"), await one.text()]).toEqual([
    200,
    String(`page ${url}/posts/a`.length),
    "",
  ]);
  const other = await fetch(`${url}/media/x`, { method: "HEAD" });
  expect([other.headers.get("content-length"), await other.text()]).toEqual(["8", ""]);
});

test("a slash too many is led away from, and never to another host", async () => {
  const url = await start();
  const moved = async (path: string) => {
    const { status, headers } = await fetch(url + path, { redirect: "manual" });
    return [status, headers.get("location")];
  };
  expect(await moved("/media/a/?b=c")).toEqual([308, "/media/a?b=c"]);
  expect(await moved("/media//evil.example/")).toEqual([308, "/media/evil.example"]);
});

test("nor by a backslash, which browsers read as a slash", async () => {
  const { hostname, port } = new URL(await start({ "/[...path]": page }));
  const asked = request({ hostname, port, path: "/\\evil.example/" }).end();
  const [answer] = (await once(asked, "response")) as [IncomingMessage];
  answer.resume();
  expect([answer.statusCode, answer.headers.location]).toEqual([308, "/evil.example"]);
});

test("other methods are refused", async () => {
  const url = await start();
  const posted = await fetch(url, { method: "POST", body: "x" });
  expect([posted.status, posted.headers.get("allow")]).toEqual([405, "GET, HEAD, OPTIONS"]);
  expect((await fetch(url, { method: "OPTIONS" })).status).toBe(204);
});

test("what is no reader page goes to whoever is behind", async () => {
  const url = await start();
  expect(await (await fetch(`${url}/studio`)).text()).toBe("somebody else");
  expect(await (await fetch(`${url}/studio/posts`)).text()).toBe("somebody else");
  expect(await (await fetch(`${url}/nobody/knows`)).text()).toBe("somebody else");
});

test("Next keeps the studio and its part of the API", () => {
  const isNexts = answeredByNext(fileURLToPath(new URL("..", import.meta.url)));
  for (const path of ["/_next/static/x.js", "/studio", "/studio/posts/1", "/api/auth/session", "/api/cron"])
    expect(isNexts(path.split("/")[1] ?? "", path), path).toBe(true);
  for (const path of [
    "/",
    "/posts/studio",
    "/feed.xml",
    "/about",
    "/assets/gone.css",
    "/api",
    "/api/nothing",
  ])
    expect(isNexts(path.split("/")[1] ?? "", path), path).toBe(false);
  expect([isNexts("api"), isNexts("studio"), isNexts("posts")]).toEqual([true, true, false]);
});
