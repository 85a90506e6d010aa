import { Overview } from "@/features/posts/overview/overview.tsx";
import { overviewLists } from "@/features/posts/overview/overview-lists.ts";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export default async function OverviewPage() {
  const person = await requireUser("/studio");
  await Promise.all(
    overviewLists(person).map(({ input }) =>
      getQueryClient().prefetchQuery(trpc.posts.list.queryOptions(input)),
    ),
  );
  return (
    <HydrateClient>
      <Overview />
    </HydrateClient>
  );
}
