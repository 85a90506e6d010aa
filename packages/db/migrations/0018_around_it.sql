CREATE TABLE "post_views" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"shared" boolean DEFAULT false NOT NULL,
	"filter" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_views_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "post_views_kind" CHECK ("post_views"."kind" in ('post', 'page'))
);
--> statement-breakpoint
ALTER TABLE "post_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media_folders" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"parent_id" uuid,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_folders_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "media_folders_name" UNIQUE NULLS NOT DISTINCT("publication_id","parent_id","name")
);
--> statement-breakpoint
ALTER TABLE "media_folders" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media_uploads" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"folder_id" uuid,
	"received" integer[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_uploads_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "media_uploads_bytes" CHECK ("media_uploads"."bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE "media_uploads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media_uses" (
	"publication_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"post_id" uuid NOT NULL,
	"place" text NOT NULL,
	CONSTRAINT "media_uses_publication_id_sha256_post_id_place_pk" PRIMARY KEY("publication_id","sha256","post_id","place"),
	CONSTRAINT "media_uses_place" CHECK ("media_uses"."place" in ('live', 'working'))
);
--> statement-breakpoint
ALTER TABLE "media_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "post_working_copies" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector('simple', regexp_replace(regexp_replace(left(title, 1000), '\\[a-z]', ' ', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g')), 'A') || setweight(to_tsvector('simple', regexp_replace(regexp_replace(left(coalesce(settings ->> 'excerpt', ''), 2000), '\\[a-z]', ' ', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g')), 'B') || setweight(to_tsvector('simple', regexp_replace(regexp_replace(left(jsonb_path_query_array(document, 'strict $.**.text')::text, 150000), '\\[a-z]', ' ', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g')), 'D')) STORED;--> statement-breakpoint
ALTER TABLE "post_working_copies" ADD COLUMN "language" text GENERATED ALWAYS AS (settings ->> 'language') STORED;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "has_changes" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "source_sha256" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "folder_id" uuid;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "origin_id" uuid;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "crop" jsonb;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "deleted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "kind" text GENERATED ALWAYS AS (case when content_type like 'image/%' then 'image' when content_type like 'audio/%' then 'audio' when content_type like 'video/%' then 'video' else 'document' end) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "post_views" ADD CONSTRAINT "post_views_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_views" ADD CONSTRAINT "post_views_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_folders" ADD CONSTRAINT "media_folders_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_folders" ADD CONSTRAINT "media_folders_parent" FOREIGN KEY ("publication_id","parent_id") REFERENCES "public"."media_folders"("publication_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uploads" ADD CONSTRAINT "media_uploads_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_uses" ADD CONSTRAINT "media_uses_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_views_person" ON "post_views" USING btree ("publication_id","user_id");--> statement-breakpoint
CREATE INDEX "media_uploads_person" ON "media_uploads" USING btree ("publication_id","user_id","sha256");--> statement-breakpoint
CREATE INDEX "media_uploads_age" ON "media_uploads" USING btree ("publication_id","created_at");--> statement-breakpoint
CREATE INDEX "media_uses_post" ON "media_uses" USING btree ("publication_id","post_id","place");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_folder" FOREIGN KEY ("publication_id","folder_id") REFERENCES "public"."media_folders"("publication_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_working_copies_search" ON "post_working_copies" USING gin ("search");--> statement-breakpoint
CREATE INDEX "post_working_copies_tags" ON "post_working_copies" USING gin ((settings -> 'tagIds'));--> statement-breakpoint
CREATE INDEX "post_working_copies_language" ON "post_working_copies" USING btree ("publication_id","language","updated_at" DESC NULLS LAST,"post_id" DESC NULLS LAST) WHERE "post_working_copies"."language" is not null;--> statement-breakpoint
CREATE INDEX "post_working_copies_kind" ON "post_working_copies" USING btree ("publication_id","kind","updated_at" DESC NULLS LAST,"post_id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_by_publication_date" ON "posts" USING btree ("publication_id","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."published_at" is not null;--> statement-breakpoint
CREATE INDEX "posts_created" ON "posts" USING btree ("publication_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "posts_state" ON "posts" USING btree ("publication_id","status","kind","id");--> statement-breakpoint
CREATE INDEX "posts_bin" ON "posts" USING btree ("publication_id","id") WHERE "posts"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "posts_changed" ON "posts" USING btree ("publication_id","id") WHERE "posts"."has_changes";--> statement-breakpoint
CREATE INDEX "media_source" ON "media" USING btree ("publication_id","source_sha256");--> statement-breakpoint
CREATE INDEX "media_in_folder" ON "media" USING btree ("publication_id","folder_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "media_of_kind" ON "media" USING btree ("publication_id","kind","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "media_origin" ON "media" USING btree ("publication_id","origin_id") WHERE "media"."origin_id" is not null;--> statement-breakpoint
CREATE INDEX "media_bin" ON "media" USING btree ("publication_id","deleted_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "media"."deleted_at" is not null;--> statement-breakpoint
CREATE INDEX "media_words" ON "media" USING gin (to_tsvector('simple', regexp_replace(regexp_replace(file_name || ' ' || alt, '\\[a-z]', ' ', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g')));--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_views" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "media_folders" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "media_uploads" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "media_uses" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);
--> statement-breakpoint
-- Row-level security keeps Postgres from asking an index of words before it has read every row (see 0002). These functions run as their owner, apply the
-- policy themselves, and answer at most `most` ids: who gets that many knows that the words are common, and walks the list instead.
CREATE FUNCTION find_working_copies(query tsquery, tag text, most integer)
  RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  SET plan_cache_mode = force_custom_plan SET enable_seqscan = off SET enable_indexscan = off
  AS $$
  DECLARE
    here uuid := nullif(current_setting('broadsheet.publication_id', true), '')::uuid;
  BEGIN
    IF query IS NULL THEN
      RETURN QUERY SELECT w.post_id FROM public.post_working_copies w
        WHERE w.publication_id = here AND (w.settings -> 'tagIds') ? tag LIMIT most;
    ELSIF tag IS NULL THEN
      RETURN QUERY SELECT w.post_id FROM public.post_working_copies w
        WHERE w.publication_id = here AND w.search @@ query LIMIT most;
    ELSE
      RETURN QUERY SELECT w.post_id FROM public.post_working_copies w
        WHERE w.publication_id = here AND w.search @@ query AND (w.settings -> 'tagIds') ? tag LIMIT most;
    END IF;
  END
  $$;
--> statement-breakpoint
CREATE FUNCTION find_media(query tsquery, most integer)
  RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  SET enable_seqscan = off SET enable_indexscan = off
  AS $$
    SELECT m.id FROM public.media m
    WHERE m.publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid AND to_tsvector('simple', regexp_replace(regexp_replace(m.file_name || ' ' || m.alt, '\\[a-z]', ' ', 'g'), '[!-/:-@\[-`{-~]+', ' ', 'g')) @@ query
    LIMIT most
  $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION find_working_copies(tsquery, text, integer), find_media(tsquery, integer) FROM PUBLIC;
--> statement-breakpoint
-- The contents of files that a post's document and settings name.
CREATE FUNCTION media_of(publication uuid, document jsonb, settings jsonb)
  RETURNS TABLE (digest text)
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, public
  AS $$
    SELECT DISTINCT named[1]
    FROM regexp_matches(coalesce(document::text, '') || ' ' || coalesce(settings::text, ''),
      '/media/' || publication || '/[0-9a-f]{2}/([0-9a-f]{64})\.', 'g') named
  $$;
--> statement-breakpoint
-- Triggers rather than code: posts are written by saves, folds, publishing, restores, imports and generators, and a use that is missed is a file
-- deleted from under a post.
CREATE FUNCTION keep_media_uses() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  DECLARE
    post uuid;
    digests text[] := ARRAY(SELECT digest FROM public.media_of(NEW.publication_id, NEW.document, NEW.settings));
  BEGIN
    IF TG_ARGV[0] = 'live' THEN post := NEW.id; ELSE post := NEW.post_id; END IF;
    DELETE FROM public.media_uses u
    WHERE u.publication_id = NEW.publication_id AND u.post_id = post AND u.place = TG_ARGV[0] AND NOT u.sha256 = ANY (digests);
    INSERT INTO public.media_uses (publication_id, sha256, post_id, place)
    SELECT NEW.publication_id, digest, post, TG_ARGV[0] FROM unnest(digests) digest
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER media_uses_inserted AFTER INSERT ON post_working_copies
  FOR EACH ROW EXECUTE FUNCTION keep_media_uses('working');
--> statement-breakpoint
CREATE TRIGGER media_uses_updated AFTER UPDATE OF document, settings ON post_working_copies
  FOR EACH ROW EXECUTE FUNCTION keep_media_uses('working');
--> statement-breakpoint
CREATE TRIGGER media_uses_inserted AFTER INSERT ON posts
  FOR EACH ROW WHEN (NEW.document IS NOT NULL) EXECUTE FUNCTION keep_media_uses('live');
--> statement-breakpoint
CREATE TRIGGER media_uses_updated AFTER UPDATE OF document, settings ON posts
  FOR EACH ROW EXECUTE FUNCTION keep_media_uses('live');
--> statement-breakpoint
INSERT INTO media_uses (publication_id, sha256, post_id, place)
SELECT p.publication_id, m.digest, p.id, 'live' FROM posts p, media_of(p.publication_id, p.document, p.settings) m
UNION ALL
SELECT w.publication_id, m.digest, w.post_id, 'working'
FROM post_working_copies w, media_of(w.publication_id, w.document, w.settings) m;
--> statement-breakpoint
CREATE FUNCTION note_changes_of_post() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  BEGIN
    NEW.has_changes := NEW.live AND EXISTS (SELECT FROM public.post_working_copies w
      WHERE w.publication_id = NEW.publication_id AND w.post_id = NEW.id AND w.version IS DISTINCT FROM NEW.live_version);
    RETURN NEW;
  END
  $$;
--> statement-breakpoint
CREATE FUNCTION note_changes_of_working_copy() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  BEGIN
    UPDATE public.posts p SET has_changes = NOT p.has_changes
    WHERE p.publication_id = NEW.publication_id AND p.id = NEW.post_id
      AND p.has_changes IS DISTINCT FROM (p.live AND p.live_version IS DISTINCT FROM NEW.version);
    RETURN NULL;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER posts_has_changes BEFORE UPDATE OF live, live_version ON posts
  FOR EACH ROW EXECUTE FUNCTION note_changes_of_post();
--> statement-breakpoint
CREATE TRIGGER working_copy_has_changes AFTER INSERT OR UPDATE OF version ON post_working_copies
  FOR EACH ROW EXECUTE FUNCTION note_changes_of_working_copy();
--> statement-breakpoint
UPDATE posts p SET has_changes = true FROM post_working_copies w
WHERE w.publication_id = p.publication_id AND w.post_id = p.id AND p.live AND p.live_version IS DISTINCT FROM w.version;
