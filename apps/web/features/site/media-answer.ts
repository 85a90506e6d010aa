import { Readable } from "node:stream";
import { parseRange } from "./byte-range.ts";
import { matches } from "./finished.ts";
import { fileAt } from "./media-file.ts";
import { siteRoute } from "./site-route.tsx";

/** Pictures, sound and films are shown in the page; anything else is saved, under the name it was uploaded with. */
function disposition(contentType: string, fileName: string): string {
  if (/^(image|audio|video)\//.test(contentType)) return "inline";
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename*=UTF-8''${encoded}`;
}

const briefly = { "cache-control": "public, max-age=60" };

/** GET or HEAD handler of uploaded files. Their addresses name their content, so they are kept for ever. */
export function mediaRoute(method: "GET" | "HEAD") {
  return siteRoute(async (site) => {
    const file = await fileAt(site);
    if (!file) return null;
    if ("path" in file)
      return new Response(null, { status: 307, headers: { ...briefly, location: file.path } });
    const { etag } = file;
    const headers = new Headers({
      "cache-control": "public, max-age=31536000, immutable",
      etag,
      "accept-ranges": "bytes",
      "x-content-type-options": "nosniff",
      "content-disposition": disposition(file.contentType, file.fileName),
    });
    const asked = site.request.headers;
    if (matches(asked.get("if-none-match"), etag)) return new Response(null, { status: 304, headers });
    const ifRange = asked.get("if-range");
    const range = ifRange === null || ifRange === etag ? parseRange(asked.get("range"), file.bytes) : null;
    if (range === "unsatisfiable") {
      headers.set("content-range", `bytes */${file.bytes}`);
      return new Response(null, { status: 416, headers });
    }
    headers.set("content-type", file.contentType);
    headers.set("content-length", String(range ? range.end - range.start + 1 : file.bytes));
    if (range) headers.set("content-range", `bytes ${range.start}-${range.end}/${file.bytes}`);
    const status = range ? 206 : 200;
    if (method === "HEAD") return new Response(null, { status, headers });
    const stream = await site.ctx.storage.stream(file.storageKey, range ? { range } : {});
    if (!stream) return null;
    return new Response(Readable.toWeb(stream) as ReadableStream, { status, headers });
  });
}
