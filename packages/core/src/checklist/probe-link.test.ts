import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLinkProbe } from "./probe-link.ts";

let server: Server;
let site = "";
const asked: string[] = [];
const never = new AbortController().signal;

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
    asked.push(`${request.method} ${pathname}`);
    if (pathname === "/to")
      return void response.writeHead(302, { location: searchParams.get("url") ?? "" }).end();
    if (pathname === "/loop") return void response.writeHead(302, { location: "/loop" }).end();
    if (pathname === "/get-only" && request.method === "HEAD") return void response.writeHead(405).end();
    if (pathname === "/cut") return void request.socket.destroy();
    const status = Number(/^\/(\d{3})$/.exec(pathname)?.[1] ?? 200);
    response.writeHead(status).end(request.method === "HEAD" ? undefined : "x".repeat(100_000));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

/** A probe that may ask this machine's test server beside the open internet, and no other closed address. */
const lenient = () =>
  createLinkProbe({
    allows: (address) => address === "127.0.0.1",
    ports: [new URL(site).port],
  });

test.each([
  ["/200", "found", 200],
  ["/get-only", "found", 200],
  ["/401", "found", 401],
  ["/429", "found", 429],
  ["/404", "missing", 404],
  ["/410", "missing", 410],
  ["/503", "unreachable", 503],
  ["/cut", "unreachable", null],
  ["/to?url=/200", "found", 200],
  ["/to?url=/404", "missing", 404],
  ["/loop", "missing", null],
])("%s is %s", async (path, result, httpStatus) => {
  const { probe, close } = lenient();
  expect(await probe(site + path, never)).toEqual({ result, httpStatus });
  await close();
});

test.each([
  "http://169.254.169.254/latest/meta-data",
  "http://10.0.0.1/",
  "file:///etc/passwd",
  "http://[::1]/",
  "http://user:secret@127.0.0.1/",
])("a redirect to %s is not followed", async (url) => {
  const { probe, close } = lenient();
  const to = `${site}/to?url=${encodeURIComponent(url)}`;
  expect(await probe(to, never)).toEqual({ result: "refused", httpStatus: null });
  await close();
});

test("this machine is asked by no address of it, nor under a name", async () => {
  const { probe, close } = createLinkProbe({ ports: ["", new URL(site).port] });
  asked.length = 0;
  const { port } = new URL(site);
  for (const host of ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
    expect(await probe(`http://${host}:${port}/`, never), host).toMatchObject({ result: "refused" });
  expect(asked).toEqual([]);
  await close();
});

test("a port where no website is expected is not asked", async () => {
  const { probe, close } = createLinkProbe({ allows: () => true });
  expect(await probe("http://127.0.0.1:5432/", never)).toEqual({ result: "refused", httpStatus: null });
  await close();
});
