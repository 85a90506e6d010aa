import type { Metadata } from "next";
import { AuthorList } from "@/features/authors/author-list.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Authors" };

export default async function AuthorsPage() {
  if (!(await permitted("author:read"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(
    trpc.authors.list.infiniteQueryOptions({ limit: 50 }, nextPage),
  );
  return (
    <HydrateClient>
      <AuthorList />
    </HydrateClient>
  );
}
