CREATE TABLE "cache_purges" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"tags" text[] NOT NULL,
	"transaction" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "cache_purges_publication_id_id_pk" PRIMARY KEY("publication_id","id")
);
--> statement-breakpoint
ALTER TABLE "cache_purges" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "cache_purges" ADD CONSTRAINT "cache_purges_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cache_purges_transaction" ON "cache_purges" USING btree ("transaction");--> statement-breakpoint
CREATE INDEX "cache_purges_created" ON "cache_purges" USING btree ("created_at");--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "cache_purges" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
-- A web process keeps pages of every publication it serves, so it follows the purges of all. What a snapshot does not show yet was written by a
-- transaction at or above its xmin: who asks for everything from the horizon of the last answer on misses nothing, whatever order commits come in.
CREATE FUNCTION cache_purges_since(after xid8) RETURNS TABLE (horizon text, purges json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text, (
      SELECT coalesce(json_agg(json_build_object(
        'id', found.id, 'tags', found.tags,
        'age', extract(epoch FROM clock_timestamp() - found.created_at)) ORDER BY found.id), '[]')
      FROM public.cache_purges found WHERE found.transaction >= after)
  $$;
--> statement-breakpoint
CREATE FUNCTION trim_cache_purges() RETURNS bigint
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    WITH gone AS (DELETE FROM public.cache_purges WHERE created_at < now() - interval '1 hour' RETURNING 1)
    SELECT count(*) FROM gone
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION cache_purges_since(xid8), trim_cache_purges() FROM PUBLIC;
