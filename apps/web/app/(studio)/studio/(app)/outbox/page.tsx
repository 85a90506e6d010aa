import type { Metadata } from "next";
import { OutboxScreen } from "@/features/outbox/outbox-screen.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage() {
  if (!(await permitted("/studio/outbox", "outbox:read"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(
    trpc.outbox.list.infiniteQueryOptions({ limit: 50 }, nextPage),
  );
  return (
    <HydrateClient>
      <OutboxScreen />
    </HydrateClient>
  );
}
