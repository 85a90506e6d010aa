-- Postgres counts a table about a minute after many rows came (autovacuum), and plans as for an empty one until then. Whoever writes many posts at once
-- asks for it himself; only a table's owner may, so this runs as him.
CREATE FUNCTION gather_statistics() RETURNS void
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
  BEGIN
    ANALYZE public.posts, public.post_working_copies, public.post_tags, public.post_authors, public.tags, public.authors, public.search_words,
      public.slug_history, public.redirects, public.media, public.media_uses;
  END
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION gather_statistics() FROM PUBLIC;
