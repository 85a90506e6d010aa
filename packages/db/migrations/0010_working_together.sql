CREATE TABLE "post_documents" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"document_id" uuid NOT NULL,
	"state" "bytea" NOT NULL,
	"state_seq" bigint NOT NULL,
	"head_seq" bigint NOT NULL,
	"folded_seq" bigint NOT NULL,
	"size" integer NOT NULL,
	"fold_asked_at" timestamp (3) with time zone,
	CONSTRAINT "post_documents_publication_id_post_id_pk" PRIMARY KEY("publication_id","post_id")
);
--> statement-breakpoint
ALTER TABLE "post_documents" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_presences" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"client" bigint NOT NULL,
	"user_id" uuid NOT NULL,
	"caret" jsonb,
	"place" text,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_presences_publication_id_post_id_client_pk" PRIMARY KEY("publication_id","post_id","client")
);
--> statement-breakpoint
ALTER TABLE "post_presences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "post_updates" (
	"publication_id" uuid NOT NULL,
	"post_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"update" "bytea" NOT NULL,
	"user_id" uuid,
	"client" bigint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "post_updates_publication_id_post_id_seq_pk" PRIMARY KEY("publication_id","post_id","seq")
);
--> statement-breakpoint
ALTER TABLE "post_updates" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "post_documents" ADD CONSTRAINT "post_documents_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_presences" ADD CONSTRAINT "post_presences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_presences" ADD CONSTRAINT "post_presences_publication_id_post_id_posts_publication_id_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."posts"("publication_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_updates" ADD CONSTRAINT "post_updates_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "post_updates" ADD CONSTRAINT "post_updates_publication_id_post_id_post_documents_publication_id_post_id_fk" FOREIGN KEY ("publication_id","post_id") REFERENCES "public"."post_documents"("publication_id","post_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "post_documents_to_fold" ON "post_documents" USING btree ("publication_id","fold_asked_at") WHERE "post_documents"."fold_asked_at" is not null;--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_documents" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_presences" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "post_updates" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);