import { parseAppError } from "@broadsheet/contract/errors";
import type { Metadata } from "next";
import { OutboxElsewhere } from "@/features/outbox/outbox-elsewhere.tsx";
import { OutboxScreen } from "@/features/outbox/outbox-screen.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Outbox" };

export default async function OutboxPage() {
  if (!(await permitted("outbox:read"))) return <NoPermission />;
  const queries = getQueryClient();
  const list = trpc.outbox.list.infiniteQueryOptions({ limit: 50 }, nextPage);
  await queries.prefetchInfiniteQuery(list);
  // Only the installation's first publication may look into it.
  const failed: unknown = queries.getQueryState(list.queryKey)?.error;
  if (failed instanceof Error && parseAppError(failed.cause).code === "NOT_FOUND") return <OutboxElsewhere />;
  return (
    <HydrateClient>
      <OutboxScreen />
    </HydrateClient>
  );
}
