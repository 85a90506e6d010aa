CREATE TABLE "bundle_items" (
	"publication_id" uuid NOT NULL,
	"bundle_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"action" text NOT NULL,
	"position" integer NOT NULL,
	"waiting" boolean DEFAULT true NOT NULL,
	CONSTRAINT "bundle_items_publication_id_bundle_id_post_id_pk" PRIMARY KEY("publication_id","bundle_id","post_id"),
	CONSTRAINT "bundle_items_action" CHECK ("bundle_items"."action" in ('publish', 'unpublish'))
);
--> statement-breakpoint
ALTER TABLE "bundle_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "bundles" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"scheduled_at" timestamp (3) with time zone,
	"scheduled_by" uuid,
	"failure" jsonb,
	"published_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "bundles_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "bundles_status" CHECK ("bundles"."status" in ('open', 'scheduled', 'published')),
	CONSTRAINT "bundles_scheduled_has_time" CHECK (("bundles"."status" = 'scheduled') = ("bundles"."scheduled_at" is not null)),
	CONSTRAINT "bundles_published_has_time" CHECK (("bundles"."status" = 'published') = ("bundles"."published_at" is not null))
);
--> statement-breakpoint
ALTER TABLE "bundles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "preview_links" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"uses" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "preview_links_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "preview_links_token" UNIQUE("publication_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "preview_links" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "scheduled_by" uuid;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "unpublish_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "unpublish_by" uuid;--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_publication_id_bundle_id_bundles_publication_id_id_fk" FOREIGN KEY ("publication_id","bundle_id") REFERENCES "public"."bundles"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundle_items" ADD CONSTRAINT "bundle_items_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bundles" ADD CONSTRAINT "bundles_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "preview_links" ADD CONSTRAINT "preview_links_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "bundle_items_waiting" ON "bundle_items" USING btree ("publication_id","post_id") WHERE "bundle_items"."waiting";--> statement-breakpoint
CREATE INDEX "bundles_updated" ON "bundles" USING btree ("publication_id","updated_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "bundles_due" ON "bundles" USING btree ("publication_id","scheduled_at") WHERE "bundles"."status" = 'scheduled';--> statement-breakpoint
CREATE INDEX "preview_links_post" ON "preview_links" USING btree ("publication_id","post_id","created_at" DESC NULLS LAST);--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_scheduled_by_users_id_fk" FOREIGN KEY ("scheduled_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_unpublish_by_users_id_fk" FOREIGN KEY ("unpublish_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "posts_due_to_leave" ON "posts" USING btree ("publication_id","unpublish_at") WHERE "posts"."unpublish_at" is not null;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_unpublish_is_of_live" CHECK ("posts"."unpublish_at" is null or (("posts"."live" or "posts"."status" = 'scheduled') and ("posts"."scheduled_at" is null or "posts"."unpublish_at" > "posts"."scheduled_at")));--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "bundle_items" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "bundles" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "preview_links" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);