import type { Metadata } from "next";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { TagList } from "@/features/tags/tag-list.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Tags" };

export default async function TagsPage() {
  if (!(await permitted("tag:read"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(trpc.tags.list.infiniteQueryOptions({ limit: 50 }, nextPage));
  return (
    <HydrateClient>
      <TagList />
    </HydrateClient>
  );
}
