CREATE TABLE "transfers" (
	"publication_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"step" text NOT NULL,
	"phase" text,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"counts" jsonb,
	"file_name" text NOT NULL,
	"bytes" bigint,
	"fingerprint" text,
	"received" integer[] DEFAULT '{}' NOT NULL,
	"options" jsonb,
	"problem" text,
	"stopping" boolean DEFAULT false NOT NULL,
	"stored" boolean DEFAULT false NOT NULL,
	"has_report" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"beat_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone,
	CONSTRAINT "transfers_publication_id_id_pk" PRIMARY KEY("publication_id","id"),
	CONSTRAINT "transfers_kind" CHECK ("transfers"."kind" in ('import', 'export')),
	CONSTRAINT "transfers_status" CHECK ("transfers"."status" in ('uploading', 'queued', 'running', 'looked', 'done', 'failed', 'cancelled')),
	CONSTRAINT "transfers_step" CHECK ("transfers"."step" in ('upload', 'look', 'import', 'export'))
);
--> statement-breakpoint
ALTER TABLE "transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfers" ADD CONSTRAINT "transfers_publication_id_publications_id_fk" FOREIGN KEY ("publication_id") REFERENCES "public"."publications"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "transfers_active" ON "transfers" USING btree ("publication_id") WHERE "transfers"."status" in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "transfers_created" ON "transfers" USING btree ("publication_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "transfers_person" ON "transfers" USING btree ("publication_id","created_by","fingerprint");--> statement-breakpoint
CREATE INDEX "transfers_expiry" ON "transfers" USING btree ("publication_id","expires_at") WHERE "transfers"."stored";--> statement-breakpoint
CREATE POLICY "of_current_publication" ON "transfers" AS PERMISSIVE FOR ALL TO "broadsheet_app" USING (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid) WITH CHECK (publication_id = nullif(current_setting('broadsheet.publication_id', true), '')::uuid);