import type { Metadata } from "next";
import { NotificationsScreen } from "@/features/notifications/notifications-screen.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage() {
  await requireUser();
  await getQueryClient().prefetchInfiniteQuery(
    trpc.notifications.list.infiniteQueryOptions({ limit: 30 }, nextPage),
  );
  return (
    <HydrateClient>
      <NotificationsScreen />
    </HydrateClient>
  );
}
