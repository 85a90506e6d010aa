import { Overview } from "@/features/posts/overview/overview.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export default async function OverviewPage() {
  await requireUser();
  await getQueryClient().prefetchQuery(trpc.posts.now.queryOptions());
  return (
    <HydrateClient>
      <Overview />
    </HydrateClient>
  );
}
