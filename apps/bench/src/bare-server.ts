import { createServer, type ServerResponse } from "node:http";
import postgres from "postgres";
import { listOf, pagePartsOf, savePost, searchFor, versionOf } from "./bare-statements.ts";
import type { CapturedAnswer } from "./capture.ts";

/**
 * What the product is held against: Node's own HTTP server with as little as the same answer needs.
 *
 * `/bytes/<n>` sends the n-th of the answers it was given; `/posts/<slug>` selects what is stored of a page and puts it between the same HTML;
 * `/list` and `/search` make one statement; `/save` does those of saving a working copy.
 */
export interface BareTask {
  port: number;
  databaseUrl: string;
  publicationId: string;
  answers: CapturedAnswer[];
  /** A post page of the product. */
  page: string;
}

const readAll = async (incoming: AsyncIterable<Buffer>) => {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const json = { "content-type": "application/json" };
const html = { "content-type": "text/html; charset=utf-8", "cache-control": "public, max-age=0" };

function send(res: ServerResponse, headers: Record<string, string>, text: string, status = 200): void {
  const bytes = Buffer.from(text);
  res.writeHead(status, { ...headers, "content-length": String(bytes.length) }).end(bytes);
}

/** What stands before and behind the text of a post. */
function frameOf(page: string): [string, string] {
  const from = page.indexOf('<div class="prose">') + '<div class="prose">'.length;
  return [page.slice(0, from), page.slice(page.indexOf('</div><footer class="post-foot">', from))];
}

process.once("message", ({ port, databaseUrl, publicationId, answers, page }: BareTask) => {
  // Its connections belong to the publication from their start.
  const connection: Record<string, string> = { "broadsheet.publication_id": publicationId };
  const sql = postgres(databaseUrl, { max: 10, connection });
  const ready = answers.map(({ headers, body }) => {
    const bytes = Buffer.from(body, "base64");
    return { headers: { ...headers, "content-length": String(bytes.length) }, bytes };
  });
  const [before, behind] = frameOf(page);
  createServer(async (incoming, outgoing) => {
    const [, kind, rest = ""] = /^\/(\w+)\/?(.*)$/.exec(incoming.url ?? "/") ?? [];
    const query = new URLSearchParams(rest.replace(/^\?/, ""));
    switch (kind) {
      case "bytes": {
        const answer = ready[Number(rest)];
        if (answer) return outgoing.writeHead(200, answer.headers).end(answer.bytes);
        break;
      }
      case "posts": {
        const [post] = await pagePartsOf(sql, publicationId, rest);
        if (post) return send(outgoing, html, before + post.html + behind);
        break;
      }
      case "list":
        return send(
          outgoing,
          json,
          JSON.stringify({ items: (await listOf(sql, publicationId)).slice(0, 15) }),
        );
      case "search": {
        const hits = await searchFor(sql, publicationId, query.get("q") ?? "");
        return send(outgoing, json, JSON.stringify(hits));
      }
      case "version":
        return send(outgoing, json, String(await versionOf(sql, query.get("id") ?? "")));
      case "save": {
        const saved = await savePost(sql, publicationId, JSON.parse(await readAll(incoming)));
        return send(outgoing, json, JSON.stringify(saved), saved ? 200 : 409);
      }
    }
    outgoing.writeHead(404).end();
  }).listen(port, "127.0.0.1", () => process.send?.("ready"));
});
process.once("disconnect", () => process.exit(0));
