CREATE TABLE "search_words" (
	"publication_id" uuid NOT NULL,
	"word" text NOT NULL,
	"keys" text[] NOT NULL,
	CONSTRAINT "search_words_publication_id_word_pk" PRIMARY KEY("publication_id","word")
);
--> statement-breakpoint
ALTER TABLE "search_words" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "body_text" text;--> statement-breakpoint
ALTER TABLE "search_words" ADD CONSTRAINT "search_words_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "search_words_keys" ON "search_words" USING gin ("keys");--> statement-breakpoint
CREATE INDEX "posts_title_search" ON "posts" USING gin (ts_filter("search", '{a}')) WHERE "posts"."live";--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "search_words" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
-- As search_live_posts of migration 0002, which stays for processes of the version before this one while they are replaced one by one. New: it narrows
-- down by tag, author and date before it bounds the work, and of posts that match, those with the words in their title are always among
-- the ranked ones. Weights: body 0.05, excerpt 0.4, title 1; ts_rank of a part never exceeds its weight, so a title outranks any text.
CREATE FUNCTION search_live_posts(
  query tsquery, at timestamptz, candidates integer, tag uuid, author uuid, since timestamptz, before timestamptz
)
  RETURNS TABLE (id uuid, rank real, published_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT DISTINCT ON (ranked.id) ranked.id, ts_rank('{0.05,0.1,0.4,1}', ranked.search, query), ranked.published_at
    FROM (
      (SELECT posts.id, posts.search, posts.published_at FROM public.posts
      WHERE posts.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
        AND posts.live AND posts.published_at <= at AND posts.search @@ query
        AND (since IS NULL OR posts.published_at >= since) AND (before IS NULL OR posts.published_at < before)
        AND (tag IS NULL OR EXISTS (SELECT FROM public.post_tags pt
          WHERE pt.publication_id = posts.publication_id AND pt.tag_id = tag AND pt.post_id = posts.id))
        AND (author IS NULL OR EXISTS (SELECT FROM public.post_authors pa
          WHERE pa.publication_id = posts.publication_id AND pa.author_id = author AND pa.post_id = posts.id))
      ORDER BY posts.published_at DESC, posts.id DESC LIMIT candidates)
      UNION ALL
      (SELECT posts.id, posts.search, posts.published_at FROM public.posts
      WHERE posts.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
        AND posts.live AND posts.published_at <= at AND ts_filter(posts.search, '{a}') @@ query AND posts.search @@ query
        AND (since IS NULL OR posts.published_at >= since) AND (before IS NULL OR posts.published_at < before)
        AND (tag IS NULL OR EXISTS (SELECT FROM public.post_tags pt
          WHERE pt.publication_id = posts.publication_id AND pt.tag_id = tag AND pt.post_id = posts.id))
        AND (author IS NULL OR EXISTS (SELECT FROM public.post_authors pa
          WHERE pa.publication_id = posts.publication_id AND pa.author_id = author AND pa.post_id = posts.id))
      ORDER BY posts.published_at DESC, posts.id DESC LIMIT candidates)
    ) ranked
  $$;
--> statement-breakpoint
-- Words of the transaction's publication that share a key with a misspelling, those that share most first. The lock hides the index from the
-- application here too (`&&`), so this runs as the owner.
CREATE FUNCTION similar_search_words(wanted text[], most integer) RETURNS SETOF text
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT search_words.word FROM public.search_words
    WHERE search_words.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
      AND search_words.keys && wanted
    ORDER BY (SELECT count(*) FROM unnest(search_words.keys) key WHERE key = ANY (wanted)) DESC, search_words.word
    LIMIT most
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_live_posts(tsquery, timestamptz, integer, uuid, uuid, timestamptz, timestamptz) FROM PUBLIC;
--> statement-breakpoint
REVOKE ALL ON FUNCTION similar_search_words(text[], integer) FROM PUBLIC;
