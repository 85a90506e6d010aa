import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readPageWords } from "./page-words.ts";
import { createPageReader, mostBytes } from "./read-page.ts";

let server: Server;
let site = "";
const asked: string[] = [];
const html = "text/html; charset=utf-8";
const titled = (title: string, more = "") =>
  `<!doctype html><html><head><title>${title}</title>${more}</head><body>`;

const pages: Record<string, (response: ServerResponse) => void> = {
  "/plain": (to) => to.writeHead(200, { "content-type": html }).end(titled("Plain")),
  "/gzip": (to) =>
    to.writeHead(200, { "content-type": html, "content-encoding": "gzip" }).end(gzipSync(titled("Packed"))),
  "/brotli": (to) =>
    to
      .writeHead(200, { "content-type": html, "content-encoding": "br" })
      .end(brotliCompressSync(titled("Packed"))),
  "/latin1": (to) =>
    to
      .writeHead(200, { "content-type": "text/html; charset=ISO-8859-1" })
      .end(Buffer.from(titled("Café Überall"), "latin1")),
  "/meta-charset": (to) =>
    to
      .writeHead(200, { "content-type": "text/html" })
      .end(
        Buffer.concat([
          Buffer.from('<meta charset="shift_jis"><title>'),
          Buffer.from([0x93, 0xfa, 0x96, 0x7b]),
          Buffer.from("</title>"),
        ]),
      ),
  "/no-charset": (to) => to.writeHead(200, { "content-type": "text/html" }).end(titled("Ünicode")),
  "/odd-charset": (to) =>
    to.writeHead(200, { "content-type": "text/html; charset=nonsense" }).end(titled("Odd ü")),
  "/pdf": (to) => to.writeHead(200, { "content-type": "application/pdf" }).end("%PDF"),
  "/strange": (to) =>
    to.writeHead(200, { "content-type": html, "content-encoding": "constructor" }).end(titled("Strange")),
  "/no-gzip": (to) => to.writeHead(200, { "content-type": html, "content-encoding": "gzip" }).end("<title>"),
  "/nothing": (to) => to.writeHead(200).end(titled("Untyped")),
  "/password": (to) => to.writeHead(401, { "content-type": html }).end(titled("Sign in")),
  "/gone": (to) => to.writeHead(410).end(),
  "/broken": (to) => to.writeHead(503).end(),
  "/cut": (to) => to.destroy(),
  "/silent": () => {},
  "/cut-short": (to) => {
    to.writeHead(200, { "content-type": html, "content-length": "10000" });
    to.write("<title>Hal");
    setImmediate(() => to.destroy());
  },
  // What comes after the head is not waited for.
  "/endless": (to) => {
    to.writeHead(200, { "content-type": html });
    to.write(titled("Endless"));
  },
  "/long-head": (to) => {
    to.writeHead(200, { "content-type": html });
    to.write(`<title>Long</title>${" ".repeat(mostBytes)}`);
  },
  "/bomb": (to) =>
    to
      .writeHead(200, { "content-type": html, "content-encoding": "gzip" })
      .end(gzipSync(`<title>Bomb</title>${" ".repeat(64 * 1024 * 1024)}`)),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://host");
    asked.push(pathname);
    if (pathname === "/to")
      return void response.writeHead(302, { location: searchParams.get("url") ?? "" }).end("moved");
    const page = pages[pathname];
    if (page) page(response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

async function read(url: string, timeoutMs = 8_000) {
  const reader = createPageReader({
    allows: (address) => address === "127.0.0.1",
    ports: [new URL(site).port],
    timeoutMs,
  });
  try {
    return await reader.read(url);
  } finally {
    await reader.close();
  }
}

test.each([
  ["/plain", "Plain"],
  ["/gzip", "Packed"],
  ["/brotli", "Packed"],
  ["/latin1", "Café Überall"],
  ["/meta-charset", "日本"],
  ["/no-charset", "Ünicode"],
  ["/odd-charset", "Odd ü"],
  ["/endless", "Endless"],
  ["/long-head", "Long"],
  ["/bomb", "Bomb"],
  ["/to?url=/plain", "Plain"],
])("%s is called %s", async (path, title) => {
  expect(await read(site + path)).toEqual({ found: true, words: { title, description: null, site: null } });
});

test.each([
  ["/pdf", "notAPage"],
  ["/nothing", "notAPage"],
  ["/strange", "notAPage"],
  ["/no-gzip", "unreachable"],
  ["/password", "refused"],
  ["/gone", "missing"],
  ["/404", "missing"],
  ["/broken", "unreachable"],
  ["/cut", "unreachable"],
  ["/cut-short", "unreachable"],
  ["/to?url=/404", "missing"],
  [`/to?url=${encodeURIComponent("/to?url=/plain")}`, null],
  ["/to?url=http://%5B", "missing"],
])("%s is %s", async (path, reason) => {
  expect(await read(site + path)).toMatchObject(reason ? { found: false, reason } : { found: true });
});

test("who does not answer in time is given up", async () => {
  expect(await read(`${site}/silent`, 150)).toEqual({ found: false, reason: "unreachable" });
});

test.each([
  "http://169.254.169.254/latest/meta-data",
  "http://10.0.0.1/",
  "http://[::1]/",
  "http://[::ffff:10.0.0.1]/",
  "http://user:secret@127.0.0.1/",
  "http://127.0.0.1:22/",
  "file:///etc/passwd",
  "gopher://127.0.0.1/",
])("%s is asked neither at once nor by a redirect", async (url) => {
  expect(await read(url)).toEqual({ found: false, reason: "closed" });
  expect(await read(`${site}/to?url=${encodeURIComponent(url)}`)).toEqual({ found: false, reason: "closed" });
});

test("this machine is asked by no address of it, nor under a name", async () => {
  const reader = createPageReader({ ports: ["", new URL(site).port] });
  asked.length = 0;
  const { port } = new URL(site);
  for (const host of ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"])
    expect(await reader.read(`http://${host}:${port}/plain`), host).toEqual({
      found: false,
      reason: "closed",
    });
  expect(asked).toEqual([]);
  await reader.close();
});

const words = (head: string) => readPageWords(`<html><head>${head}</head><body><title>No</title></body>`);

test("what is said to those who show the page goes before what browsers show", () => {
  expect(
    words(`<title>Page — Site</title><meta name="description" content="Plain">
      <meta property="og:title" content="A &amp; B"><meta content="Open &quot;Graph&quot;" property="og:description">
      <meta property="og:site_name" content="The Site"><meta name="twitter:title" content="Bird">`),
  ).toEqual({ title: "A & B", description: 'Open "Graph"', site: "The Site" });
  expect(words('<meta name="twitter:title" content="Bird"><title>Page</title>').title).toBe("Bird");
  expect(words('<meta name="title" content="Other"><title>\n  Two\n  lines </title>').title).toBe(
    "Two lines",
  );
  expect(words('<meta property="og:title" content="  "><title>Page</title>').title).toBe("Page");
  expect(words("<h1>None</h1>")).toEqual({ title: null, description: null, site: null });
});

test("what is in the text of a page is no word of its head, and nothing is longer than a card has room for", () => {
  expect(readPageWords('<body><meta property="og:title" content="Late">').title).toBeNull();
  expect(words(`<title>${"x".repeat(5000)}</title>`).title).toHaveLength(300);
  expect(
    words(`<title>a\u0000\u0007b</title><meta name="description" content="<script>x</script>">`),
  ).toEqual({
    title: expect.stringMatching(/^a.?b$/u),
    description: "<script>x</script>",
    site: null,
  });
});

test("a head made to be slow is read at once", () => {
  const started = performance.now();
  readPageWords("<meta ".repeat(80_000));
  readPageWords("<a><title>".repeat(50_000));
  readPageWords(`<title>${"&amp".repeat(100_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
