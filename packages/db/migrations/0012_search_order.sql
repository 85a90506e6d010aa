CREATE INDEX "posts_live_newest" ON "posts" USING btree ("publication_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."live";--> statement-breakpoint
-- As in migration 0006, but the condition on the whole text comes after the posts with the words in their title are found: before, it could lead the
-- planner to the larger of the two indexes.
CREATE OR REPLACE FUNCTION search_live_posts(
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
      ORDER BY posts.published_at DESC NULLS LAST, posts.id DESC NULLS LAST LIMIT candidates)
      UNION ALL
      SELECT titled.id, titled.search, titled.published_at FROM
      (SELECT posts.id, posts.search, posts.published_at FROM public.posts
      WHERE posts.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
        AND posts.live AND posts.published_at <= at AND ts_filter(posts.search, '{a}') @@ query
        AND (since IS NULL OR posts.published_at >= since) AND (before IS NULL OR posts.published_at < before)
        AND (tag IS NULL OR EXISTS (SELECT FROM public.post_tags pt
          WHERE pt.publication_id = posts.publication_id AND pt.tag_id = tag AND pt.post_id = posts.id))
        AND (author IS NULL OR EXISTS (SELECT FROM public.post_authors pa
          WHERE pa.publication_id = posts.publication_id AND pa.author_id = author AND pa.post_id = posts.id))
      ORDER BY posts.published_at DESC NULLS LAST, posts.id DESC NULLS LAST LIMIT candidates) titled
      WHERE titled.search @@ query
    ) ranked
  $$;
