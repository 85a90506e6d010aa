CREATE TABLE "authors" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"bio" text DEFAULT '' NOT NULL,
	"avatar_url" text,
	"website" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "authors_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "authors_slug" UNIQUE("publication_id","slug")
);
--> statement-breakpoint
ALTER TABLE "authors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "identities" (
	"provider" text NOT NULL,
	"subject" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "identities_provider_subject_pk" PRIMARY KEY("provider","subject")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("publication_id","token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('owner', 'admin', 'editor', 'author', 'contributor'))
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "memberships" (
	"publication_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"role" text NOT NULL,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "memberships_publication_id_user_id_pk" PRIMARY KEY("publication_id","user_id"),
	CONSTRAINT "memberships_author" UNIQUE("publication_id","author_id"),
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('owner', 'admin', 'editor', 'author', 'contributor'))
);
--> statement-breakpoint
ALTER TABLE "memberships" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "one_time_tokens" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "one_time_tokens_purpose" CHECK ("one_time_tokens"."purpose" in ('claim', 'sign_in'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"method" text NOT NULL,
	"user_agent" text,
	"ip" "inet",
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "sessions_method" CHECK ("sessions"."method" in ('password', 'link', 'oidc', 'claim', 'invitation'))
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "users_email" UNIQUE("email"),
	CONSTRAINT "users_email_lower" CHECK ("users"."email" = lower("users"."email"))
);
--> statement-breakpoint
CREATE TABLE "post_authors" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "post_authors_publication_id_post_id_author_id_pk" PRIMARY KEY("publication_id","post_id","author_id")
);
--> statement-breakpoint
ALTER TABLE "post_authors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_reviews" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"version" integer NOT NULL,
	"actor_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_reviews_publication_id_post_id_id_pk" PRIMARY KEY("publication_id","post_id","id"),
	CONSTRAINT "post_reviews_action" CHECK ("post_reviews"."action" in ('requested', 'withdrawn', 'approved', 'changes_requested'))
);
--> statement-breakpoint
ALTER TABLE "post_reviews" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_revisions" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"title" text NOT NULL,
	"slug" text,
	"document" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" uuid,
	CONSTRAINT "post_revisions_publication_id_post_id_id_pk" PRIMARY KEY("publication_id","post_id","id"),
	CONSTRAINT "post_revisions_number" UNIQUE("publication_id","post_id","number"),
	CONSTRAINT "post_revisions_reason" CHECK ("post_revisions"."reason" in ('publish', 'manual', 'restore', 'discard', 'import'))
);
--> statement-breakpoint
ALTER TABLE "post_revisions" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_tags" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "post_tags_publication_id_post_id_tag_id_pk" PRIMARY KEY("publication_id","post_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "post_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_working_copies" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"slug" text,
	"document" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" uuid,
	CONSTRAINT "post_working_copies_publication_id_post_id_pk" PRIMARY KEY("publication_id","post_id"),
	CONSTRAINT "post_working_copies_slug" UNIQUE("publication_id","kind","slug")
);
--> statement-breakpoint
ALTER TABLE "post_working_copies" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "posts" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"live" boolean DEFAULT false NOT NULL,
	"live_version" integer,
	"scheduled_at" timestamp (3) with time zone,
	"published_at" timestamp (3) with time zone,
	"live_updated_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"slug" text,
	"title" text,
	"excerpt" text,
	"document" jsonb,
	"html" text,
	"settings" jsonb,
	"word_count" integer,
	"reading_minutes" integer,
	"search" "tsvector",
	CONSTRAINT "posts_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "posts_kind" CHECK ("posts"."kind" in ('post', 'page')),
	CONSTRAINT "posts_status" CHECK ("posts"."status" in ('draft', 'in_review', 'changes_requested', 'approved', 'scheduled', 'published', 'archived')),
	CONSTRAINT "posts_scheduled_has_time" CHECK (("posts"."status" = 'scheduled') = ("posts"."scheduled_at" is not null)),
	CONSTRAINT "posts_published_is_live" CHECK ("posts"."status" <> 'published' or "posts"."live"),
	CONSTRAINT "posts_archived_is_not_live" CHECK ("posts"."status" <> 'archived' or not "posts"."live"),
	CONSTRAINT "posts_deleted_is_not_live" CHECK ("posts"."deleted_at" is null or not "posts"."live"),
	CONSTRAINT "posts_live_is_complete" CHECK (not "posts"."live" or num_nulls("posts"."live_version", "posts"."published_at", "posts"."live_updated_at", "posts"."slug", "posts"."title", "posts"."document", "posts"."html", "posts"."settings", "posts"."search") = 0)
);
--> statement-breakpoint
ALTER TABLE "posts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "slug_history" (
	"publication_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"post_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "slug_history_publication_id_kind_slug_pk" PRIMARY KEY("publication_id","kind","slug")
);
--> statement-breakpoint
ALTER TABLE "slug_history" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "publication_hosts" (
	"publication_id" uuid NOT NULL,
	"host" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "publication_hosts_publication_id_host_pk" PRIMARY KEY("publication_id","host"),
	CONSTRAINT "publication_hosts_host" UNIQUE("host"),
	CONSTRAINT "publication_hosts_lower" CHECK ("publication_hosts"."host" = lower("publication_hosts"."host"))
);
--> statement-breakpoint
ALTER TABLE "publication_hosts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "publications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"settings" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "publications_name_length" CHECK (char_length("publications"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "publications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"token_hash" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_tokens_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "api_tokens_hash" UNIQUE("publication_id","token_hash")
);
--> statement-breakpoint
ALTER TABLE "api_tokens" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_log" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"action" text NOT NULL,
	"actor_id" uuid,
	"actor_kind" text NOT NULL,
	"token_id" uuid,
	"subject_type" text NOT NULL,
	"subject_id" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "audit_log_publication_id_id_pk" PRIMARY KEY("publication_id","id")
);
--> statement-breakpoint
ALTER TABLE "audit_log" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imported_items" (
	"publication_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_type" text NOT NULL,
	"source_id" text NOT NULL,
	"local_id" uuid NOT NULL,
	"checksum" text NOT NULL,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "imported_items_publication_id_source_source_type_source_id_pk" PRIMARY KEY("publication_id","source","source_type","source_id")
);
--> statement-breakpoint
ALTER TABLE "imported_items" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "media" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sha256" text NOT NULL,
	"storage_key" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" integer NOT NULL,
	"width" integer,
	"height" integer,
	"alt" text DEFAULT '' NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "media_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "media_content" UNIQUE("publication_id","sha256"),
	CONSTRAINT "media_bytes_positive" CHECK ("media"."bytes" > 0)
);
--> statement-breakpoint
ALTER TABLE "media" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "redirects" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"from_path" text NOT NULL,
	"to" text NOT NULL,
	"permanent" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "redirects_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "redirects_from" UNIQUE("publication_id","from_path"),
	CONSTRAINT "redirects_from_is_path" CHECK ("redirects"."from_path" like '/%' and "redirects"."from_path" not like '//%')
);
--> statement-breakpoint
ALTER TABLE "redirects" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tags" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"image_url" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tags_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "tags_slug" UNIQUE("publication_id","slug"),
	CONSTRAINT "tags_name_length" CHECK (char_length("tags"."name") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "authors" ADD CONSTRAINT "authors_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_users_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_publication_id_author_id_authors_publication_id_id_fk" FOREIGN KEY ("publication_id","author_id") REFERENCES "public"."authors"("publication_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_authors" ADD CONSTRAINT "post_authors_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_authors" ADD CONSTRAINT "post_authors_publication_id_author_id_authors_publication_id_id_fk" FOREIGN KEY ("publication_id","author_id") REFERENCES "public"."authors"("publication_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reviews" ADD CONSTRAINT "post_reviews_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_reviews" ADD CONSTRAINT "post_reviews_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_revisions" ADD CONSTRAINT "post_revisions_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_publication_id_tag_id_tags_publication_id_id_fk" FOREIGN KEY ("publication_id","tag_id") REFERENCES "public"."tags"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_working_copies" ADD CONSTRAINT "post_working_copies_updated_by_users_id_fk" FOREIGN KEY ("updated_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_working_copies" ADD CONSTRAINT "post_working_copies_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "posts" ADD CONSTRAINT "posts_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slug_history" ADD CONSTRAINT "slug_history_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_hosts" ADD CONSTRAINT "publication_hosts_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_actor_id_users_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imported_items" ADD CONSTRAINT "imported_items_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "redirects" ADD CONSTRAINT "redirects_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "authors_name" ON "authors" USING btree ("publication_id","name");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open_email" ON "invitations" USING btree ("publication_id","email") WHERE "invitations"."accepted_at" is null and "invitations"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "one_time_tokens_expiry" ON "one_time_tokens" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE INDEX "post_authors_author" ON "post_authors" USING btree ("publication_id","author_id","post_id");--> statement-breakpoint
CREATE INDEX "post_tags_tag" ON "post_tags" USING btree ("publication_id","tag_id","post_id");--> statement-breakpoint
CREATE INDEX "post_working_copies_updated" ON "post_working_copies" USING btree ("publication_id","updated_at" DESC NULLS LAST,"post_id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "posts_live_slug" ON "posts" USING btree ("publication_id","kind","slug") WHERE "posts"."live";--> statement-breakpoint
CREATE INDEX "posts_live_by_date" ON "posts" USING btree ("publication_id","kind","published_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE "posts"."live";--> statement-breakpoint
CREATE INDEX "posts_due" ON "posts" USING btree ("publication_id","scheduled_at") WHERE "posts"."status" = 'scheduled';--> statement-breakpoint
CREATE INDEX "posts_search" ON "posts" USING gin ("search") WHERE "posts"."live";--> statement-breakpoint
CREATE INDEX "slug_history_post" ON "slug_history" USING btree ("publication_id","post_id");--> statement-breakpoint
CREATE INDEX "audit_log_created" ON "audit_log" USING btree ("publication_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("publication_id","subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "imported_items_local" ON "imported_items" USING btree ("publication_id","local_id");--> statement-breakpoint
CREATE INDEX "media_created" ON "media" USING btree ("publication_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "tags_name" ON "tags" USING btree ("publication_id",lower("name"));--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "authors" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "invitations" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "memberships" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_authors" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_reviews" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_revisions" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_tags" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_working_copies" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "posts" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "slug_history" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "publication_hosts" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "is_current_publication" ON "publications" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "api_tokens" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "audit_log" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "imported_items" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "media" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "redirects" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "tags" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);