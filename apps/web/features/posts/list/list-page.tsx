import "server-only";
import type { PostKind } from "@broadsheet/contract/posts";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";
import { listInputFor, readListState } from "./list-view.ts";
import { PostList } from "./post-list.tsx";

interface ListPageProps {
  kind: PostKind;
  params: Record<string, string | string[] | undefined>;
}

/** The list with its first page. A page that cannot be read is asked for again by the browser, which then says why. */
export async function ListPage({ kind, params }: ListPageProps) {
  const state = readListState(params);
  await requireUser();
  await getQueryClient().prefetchInfiniteQuery(
    trpc.posts.list.infiniteQueryOptions(listInputFor(kind, state), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  return (
    <HydrateClient>
      <PostList kind={kind} />
    </HydrateClient>
  );
}
