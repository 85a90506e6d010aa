-- How many live posts match, up to `most`. Always through the index: with a low limit the planner would rather read posts until it meets one, and a
-- word that none has would make it read all.
CREATE FUNCTION count_live_posts(query tsquery, at timestamptz, most integer) RETURNS integer
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public SET enable_seqscan = off SET enable_indexscan = off
  AS $$
    SELECT count(*)::integer FROM (
      SELECT FROM public.posts
      WHERE posts.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid
        AND posts.live AND posts.published_at <= at AND posts.search @@ query
      LIMIT most
    ) found
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION count_live_posts(tsquery, timestamptz, integer) FROM PUBLIC;
--> statement-breakpoint
-- The planner knows ten times as many words, so that it tells a rare one from a common one.
ALTER TABLE posts ALTER COLUMN search SET STATISTICS 1000;
