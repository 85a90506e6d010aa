import type { Metadata } from "next";
import { AuditLog } from "@/features/audit/audit-log.tsx";
import { nextPage } from "@/features/studio/next-page.ts";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Audit log" };

export default async function AuditPage() {
  if (!(await permitted("audit:read"))) return <NoPermission />;
  await getQueryClient().prefetchInfiniteQuery(trpc.audit.list.infiniteQueryOptions({ limit: 50 }, nextPage));
  return (
    <HydrateClient>
      <AuditLog />
    </HydrateClient>
  );
}
