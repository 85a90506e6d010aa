DROP INDEX "posts_translations";--> statement-breakpoint
ALTER TABLE "posts" ADD COLUMN "translation_of" uuid;--> statement-breakpoint
CREATE INDEX "posts_translations" ON "posts" USING btree ("publication_id","translation_of") WHERE "posts"."live" and "posts"."translation_of" is not null;