ALTER TABLE "post_authors" ADD COLUMN "shown_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "post_tags" ADD COLUMN "shown_at" timestamp (3) with time zone;--> statement-breakpoint
UPDATE post_authors link SET shown_at = p.published_at FROM posts p
WHERE p.publication_id = link.publication_id AND p.id = link.post_id AND p.live AND p.kind = 'post';--> statement-breakpoint
UPDATE post_tags link SET shown_at = p.published_at FROM posts p
WHERE p.publication_id = link.publication_id AND p.id = link.post_id AND p.live AND p.kind = 'post';--> statement-breakpoint
CREATE INDEX "post_authors_shown" ON "post_authors" USING btree ("publication_id","author_id","shown_at" DESC NULLS LAST,"post_id" DESC NULLS LAST) WHERE "post_authors"."shown_at" is not null;--> statement-breakpoint
CREATE INDEX "post_tags_shown" ON "post_tags" USING btree ("publication_id","tag_id","shown_at" DESC NULLS LAST,"post_id" DESC NULLS LAST) WHERE "post_tags"."shown_at" is not null;--> statement-breakpoint
-- A post that is being published while it gets a name is waited for: its state decides.
CREATE FUNCTION note_when_shown() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  BEGIN
    SELECT CASE WHEN p.live AND p.kind = 'post' THEN p.published_at END INTO NEW.shown_at
    FROM posts p WHERE p.publication_id = NEW.publication_id AND p.id = NEW.post_id FOR SHARE;
    RETURN NEW;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER post_authors_shown_at BEFORE INSERT ON post_authors
  FOR EACH ROW EXECUTE FUNCTION note_when_shown();
--> statement-breakpoint
CREATE TRIGGER post_tags_shown_at BEFORE INSERT ON post_tags
  FOR EACH ROW EXECUTE FUNCTION note_when_shown();
--> statement-breakpoint
CREATE FUNCTION keep_when_shown() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, public
  AS $$
  DECLARE shown timestamptz := CASE WHEN NEW.live AND NEW.kind = 'post' THEN NEW.published_at END;
  BEGIN
    UPDATE post_authors SET shown_at = shown
    WHERE publication_id = NEW.publication_id AND post_id = NEW.id AND shown_at IS DISTINCT FROM shown;
    UPDATE post_tags SET shown_at = shown
    WHERE publication_id = NEW.publication_id AND post_id = NEW.id AND shown_at IS DISTINCT FROM shown;
    RETURN NULL;
  END
  $$;
--> statement-breakpoint
CREATE TRIGGER posts_shown_at AFTER UPDATE OF live, published_at, kind ON posts
  FOR EACH ROW WHEN ((OLD.live, OLD.published_at, OLD.kind) IS DISTINCT FROM (NEW.live, NEW.published_at, NEW.kind))
  EXECUTE FUNCTION keep_when_shown();
