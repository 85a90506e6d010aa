-- Which publication a request is for must be known before the transaction can be scoped to it. These functions answer that and nothing
-- more; they run as their owner, whom row-level security does not bind.
CREATE FUNCTION resolve_publication(host text) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$
    SELECT coalesce(
      (SELECT publication_id FROM public.publication_hosts WHERE publication_hosts.host = lower(resolve_publication.host)),
      (SELECT min(id::text)::uuid FROM public.publications HAVING count(*) = 1)
    )
  $$;
--> statement-breakpoint
CREATE FUNCTION publication_ids() RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
  AS $$ SELECT id FROM public.publications ORDER BY id $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION resolve_publication(text), publication_ids() FROM PUBLIC;
