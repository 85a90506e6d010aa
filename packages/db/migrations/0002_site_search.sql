-- Row-level security keeps Postgres from asking the search index before it has read every row, because `@@` might tell what it saw. This function
-- runs as its owner, whom the policies do not bind, so it applies them itself: it answers for the transaction's publication and for nothing else.
-- `candidates` bounds the work: of the posts that match, the newest that many are ranked.
CREATE FUNCTION search_live_posts(query tsquery, at timestamptz, candidates integer)
  RETURNS TABLE (id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT found.id, ts_rank_cd(found.search, query, 1)
    FROM (
      SELECT posts.id, posts.search FROM public.posts
      WHERE posts.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
        AND posts.live AND posts.published_at <= at AND posts.search @@ query
      ORDER BY posts.published_at DESC, posts.id DESC LIMIT candidates
    ) found
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION search_live_posts(tsquery, timestamptz, integer) FROM PUBLIC;
