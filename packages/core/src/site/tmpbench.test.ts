import { inPublication } from "@broadsheet/db/connection";
import { createTestDatabase } from "@broadsheet/db/testing/test-database";
import { makeAuthor, makePublication, makeTag } from "@broadsheet/testing/factories";
import postgres from "postgres";
import { test } from "vitest";
import { searchSite, suggestPosts } from "./search.reads.ts";
import { keysOfWord } from "./spelling.ts";

test("bench", { timeout: 900_000 }, async () => {
  const database = await createTestDatabase();
  const { id } = await makePublication(database.db);
  const owner = database.owner;
  const tags = [],
    authors = [];
  for (let i = 0; i < 40; i++) {
    tags.push((await makeTag(database.db, id)).id);
    if (i < 15) authors.push((await makeAuthor(database.db, id)).id);
  }
  const N = Number(process.env.N ?? 100000);
  const t = Date.now();
  await owner.unsafe(
    `create table vocab as select i, (array['ba','ne','lo','ri','ta','mu','se','ko'])[1+i%8]||(array['lan','der','ost','ick','urn'])[1+(i/8)%5]||(array['ba','ne','lo','ri','ta','mu','se','ko'])[1+(i/40)%8]||(array['x','th','nd','m','p','q'])[1+(i/320)%6]||(array['al','er','in','o','u','y','ea','io','ou','ee'])[1+(i/1920)%10] as w from generate_series(0,19199) i`,
  );
  await owner.unsafe(`create index on vocab(i)`);
  const arr = await owner`select array_agg(w order by i) as a from vocab`;
  await owner.unsafe(`alter table posts disable row level security`);
  await owner
    .unsafe(
      `create function rtext(n int, seed int) returns text language sql volatile as $$ select string_agg((select a from va)[1+floor(19199*power(random(),3))::int],' ') from generate_series(1,n) $$`.replace(
        "(select a from va)",
        `(select a from va)`,
      ),
    )
    .catch((e) => console.log(e.message));
  await owner.unsafe(`create table if not exists va as select array_agg(w order by i) a from vocab`);
  await owner.unsafe(
    `create or replace function rtext(n int, seed int) returns text language plpgsql volatile as $$ declare v text[]; r text := ''; begin select a into v from va; for k in 1..n loop r := r || ' ' || v[1+floor(19199*power(random(),3))::int]; end loop; return r; end $$`,
  );
  await owner.unsafe(`insert into posts (publication_id,id,kind,status,live,live_version,published_at,live_updated_at,created_at,slug,title,excerpt,document,html,settings,word_count,reading_minutes,search,body_text)
   select '${id}', gen_random_uuid(),'post','published',true,1, d, d, d, 'p-'||i, title, ex, '{"type":"doc","content":[]}', '<p>'||body||'</p>', '{}', 300, 2,
     setweight(to_tsvector('english',title),'A')||setweight(to_tsvector('english',ex),'B')||setweight(to_tsvector('english',body),'D'), body
   from (select i, '2015-01-01'::timestamptz + i * interval '50 minutes' as d, rtext(5,i) title, rtext(20,i) ex, rtext(300,i) body from generate_series(1,${N}) i) x`);
  await owner.unsafe(
    `insert into post_tags select publication_id, id, ('{${tags.join(",")}}'::uuid[])[1+floor(random()*39.99)::int], 0 from posts`,
  );
  await owner.unsafe(
    `insert into post_authors select publication_id, id, ('{${authors.join(",")}}'::uuid[])[1+floor(random()*14.99)::int], 0 from posts`,
  );
  await owner.unsafe(`alter table posts enable row level security`);
  const words = (await owner`select w from vocab`).map((r) => r.w);
  for (let s = 0; s < words.length; s += 2000)
    await owner`insert into search_words ${owner(words.slice(s, s + 2000).map((word) => ({ publication_id: id, word, keys: keysOfWord(word) })))} on conflict do nothing`;
  await owner.unsafe(`vacuum analyze`);
  console.log("made", Date.now() - t);
  const scope = { publicationId: id, now: "2026-11-01T12:00:00.000Z", language: "en", timezone: "UTC" };
  const all =
    await owner`select w, (select count(*)::int from posts where search @@ plainto_tsquery('english', w)) n from vocab where i in (0,3,50,1000,8000,15000)`;
  const bare = (w: string) =>
    database.owner`select id, title, slug, excerpt, ts_rank(search, q) r, ts_headline('english', body_text, q) from (select p.*, q from posts p, plainto_tsquery('english', ${w}) q where publication_id=${id} and live and search @@ q order by ts_rank(search, q) desc, published_at desc limit 10) x`;
  const bare2 = (w: string) =>
    database.owner`select id, title, slug, excerpt, ts_rank(search, q) r from (select p.*, q from posts p, plainto_tsquery('english', ${w}) q where publication_id=${id} and live and search @@ q order by ts_rank(search, q) desc, published_at desc limit 10) x`;
  const time = async (f: () => Promise<unknown>) => {
    const ms = [];
    for (let i = 0; i < 9; i++) {
      const s = performance.now();
      await f();
      ms.push(performance.now() - s);
    }
    return ms.sort((a, b) => a - b)[4]!.toFixed(1);
  };
  for (const { w, n } of all) {
    console.log(
      w,
      n,
      "bare",
      await time(() => bare(w)),
      "bare without headline",
      await time(() => bare2(w)),
      "search",
      await time(() => inPublication(database.db, id, (tx) => searchSite(tx, scope, { query: w, page: 1 }))),
      "suggest",
      await time(() => inPublication(database.db, id, (tx) => suggestPosts(tx, scope, w.slice(0, -1)))),
      "typo",
      await time(() =>
        inPublication(database.db, id, (tx) => suggestPosts(tx, scope, w.slice(0, 2) + "z" + w.slice(2))),
      ),
      "tag",
      await time(() =>
        inPublication(database.db, id, (tx) => searchSite(tx, scope, { query: w, page: 1, tagId: tags[3] })),
      ),
    );
  }
  const logs: string[] = [];
  const c = postgres(database.ownerUrl, { max: 1, onnotice: (m) => logs.push(m.message ?? "") });
  await c.unsafe(
    `load 'auto_explain'; set auto_explain.log_min_duration=0; set auto_explain.log_nested_statements=on; set auto_explain.log_analyze=on; set client_min_messages=log; select set_config('broadsheet.publication_id','${id}',false)`,
  );
  logs.length = 0;
  for (const w of [all[0]!.w, all[3]!.w]) {
    await c`select count(*) from search_live_posts(plainto_tsquery('english', ${w}), now(), 1000, null,null,null,null)`;
  }
  console.log(logs.join("\n").slice(0, 9000));
  await c.end();
  if (!process.env.KEEP) await database.drop();
});
