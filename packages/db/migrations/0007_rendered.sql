ALTER TABLE "posts" ADD COLUMN "outline" jsonb;--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "renderer_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "focal_x" real DEFAULT 0.5 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "focal_y" real DEFAULT 0.5 NOT NULL;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "placeholder" text;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "renditions" jsonb;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "renditions_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "posts_rendered" ON "posts" USING btree ("publication_id","renderer_version","id") WHERE "posts"."live";--> statement-breakpoint
CREATE INDEX "media_renditions" ON "media" USING btree ("publication_id","renditions_version","id");--> statement-breakpoint
ALTER TABLE "media" ADD CONSTRAINT "media_focal_point" CHECK ("media"."focal_x" between 0 and 1 and "media"."focal_y" between 0 and 1);