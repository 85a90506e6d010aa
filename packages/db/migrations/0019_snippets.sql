CREATE TABLE "snippet_media_uses" (
	"publication_id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"snippet_id" uuid NOT NULL,
	CONSTRAINT "snippet_media_uses_publication_id_sha256_snippet_id_pk" PRIMARY KEY("publication_id","sha256","snippet_id")
);
--> statement-breakpoint
ALTER TABLE "snippet_media_uses" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "snippets" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"document" jsonb NOT NULL,
	"excerpt" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "snippets_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "snippets_name_length" CHECK (char_length("snippets"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "snippets" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "snippet_media_uses" ADD CONSTRAINT "snippet_media_uses_publication_id_snippet_id_snippets_publication_id_id_fk" FOREIGN KEY ("publication_id","snippet_id") REFERENCES "public"."snippets"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snippets" ADD CONSTRAINT "snippets_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snippets" ADD CONSTRAINT "snippets_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "snippets" ADD CONSTRAINT "snippets_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "snippet_media_uses_snippet" ON "snippet_media_uses" USING btree ("publication_id","snippet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "snippets_name" ON "snippets" USING btree ("publication_id",lower("name"));--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "snippet_media_uses" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "snippets" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);
--> statement-breakpoint
-- A trigger, as for posts (0018): a use that is missed is a file deleted from under a snippet.
CREATE FUNCTION keep_snippet_media_uses() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  DECLARE
    digests text[] := ARRAY(SELECT digest FROM public.media_of(NEW.publication_id, NEW.document, NULL));
  BEGIN
    DELETE FROM public.snippet_media_uses u
    WHERE u.publication_id = NEW.publication_id AND u.snippet_id = NEW.id AND NOT u.sha256 = ANY (digests);
    INSERT INTO public.snippet_media_uses (publication_id, sha256, snippet_id)
    SELECT NEW.publication_id, digest, NEW.id FROM unnest(digests) digest
    ON CONFLICT DO NOTHING;
    RETURN NULL;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER media_uses_kept AFTER INSERT OR UPDATE OF document ON snippets
  FOR EACH ROW EXECUTE FUNCTION keep_snippet_media_uses();
