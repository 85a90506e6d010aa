import type { Metadata } from "next";
import { RedirectsScreen } from "@/features/settings/redirects-screen.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Redirects" };

export default async function RedirectsPage() {
  if (!(await permitted("redirect:manage"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(
    trpc.redirects.list.infiniteQueryOptions({ limit: 50 }, nextPage),
  );
  return (
    <HydrateClient>
      <RedirectsScreen />
    </HydrateClient>
  );
}
