import type { Metadata } from "next";
import { MediaLibrary } from "@/features/media/media-library.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Media" };

export default async function MediaPage() {
  if (!(await permitted("media:read"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(trpc.media.list.infiniteQueryOptions({ limit: 40 }, nextPage));
  return (
    <HydrateClient>
      <MediaLibrary />
    </HydrateClient>
  );
}
