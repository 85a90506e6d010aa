import { createServer, type IncomingMessage } from "node:http";
import postgres from "postgres";

/**
 * What the product is held against: Node's own HTTP server with as little as the same answer needs.
 *
 * `/bytes/<n>` sends the n-th of the answers it was given; `/list` asks one statement for 15 posts with tags and authors; `/save` does the
 * statements that saving a working copy does.
 */
interface Given {
  port: number;
  databaseUrl: string;
  publicationId: string;
  answers: { headers: Record<string, string>; body: string }[];
}

const read = async (incoming: IncomingMessage) => {
  let text = "";
  for await (const part of incoming.setEncoding("utf8")) text += part;
  return text;
};

process.once("message", ({ port, databaseUrl, publicationId, answers }: Given) => {
  const sql = postgres(databaseUrl, { max: 10 });
  const ready = answers.map(({ headers, body }) => {
    const bytes = Buffer.from(body, "base64");
    return { headers: { ...headers, "content-length": String(bytes.length) }, bytes };
  });
  const scoped = <T>(work: (tx: postgres.TransactionSql) => Promise<T>) =>
    sql.begin(async (tx) => {
      await tx`select set_config('broadsheet.publication_id', ${publicationId}, true)`;
      return work(tx);
    });
  const list = () =>
    scoped(
      (tx) => tx`
        select id, kind, slug, title, excerpt, settings -> 'cover' as cover, reading_minutes, published_at, live_updated_at,
          (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'slug', a.slug) order by pa.position), '[]')
             from post_authors pa join authors a on a.publication_id = pa.publication_id and a.id = pa.author_id
             where pa.publication_id = p.publication_id and pa.post_id = p.id) as authors,
          (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'slug', t.slug) order by pt.position), '[]')
             from post_tags pt join tags t on t.publication_id = pt.publication_id and t.id = pt.tag_id
             where pt.publication_id = p.publication_id and pt.post_id = p.id) as tags
        from posts p where publication_id = ${publicationId} and kind = 'post' and live
        order by published_at desc, id desc limit 16`,
    );
  const save = (id: string, version: number, document: postgres.JSONValue) =>
    scoped(async (tx) => {
      await tx`select id, status, live from posts where publication_id = ${publicationId} and id = ${id} for update`;
      const [working] = await tx`
        select version, title, slug, document, settings from post_working_copies
        where publication_id = ${publicationId} and post_id = ${id}`;
      await tx`select author_id from post_authors where publication_id = ${publicationId} and post_id = ${id} order by position`;
      if (working?.version !== version) return false;
      await tx`
        update post_working_copies set document = ${tx.json(document)}, version = ${version + 1}, updated_at = now()
        where publication_id = ${publicationId} and post_id = ${id}`;
      return true;
    });
  createServer(async (incoming, outgoing) => {
    const url = incoming.url ?? "/";
    const json = { "content-type": "application/json" };
    if (url.startsWith("/bytes/")) {
      const answer = ready[Number(url.slice("/bytes/".length))];
      if (answer) return outgoing.writeHead(200, answer.headers).end(answer.bytes);
    } else if (url === "/list") {
      const rows = await list();
      return outgoing.writeHead(200, json).end(JSON.stringify({ items: rows.slice(0, 15) }));
    } else if (url.startsWith("/version?id=")) {
      const id = url.slice("/version?id=".length);
      const [row] = await scoped((tx) => tx`select version from post_working_copies where post_id = ${id}`);
      return outgoing.writeHead(200).end(String(row?.version));
    } else if (url === "/save") {
      const { id, version, document } = JSON.parse(await read(incoming));
      const saved = await save(id, version, document);
      return outgoing.writeHead(saved ? 200 : 409, json).end(JSON.stringify({ version: version + 1 }));
    }
    return outgoing.writeHead(404).end();
  }).listen(port, "127.0.0.1", () => process.send?.("ready"));
});
process.once("disconnect", () => process.exit(0));
