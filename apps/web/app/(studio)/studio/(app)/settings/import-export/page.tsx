import { holds } from "@broadsheet/contract/permissions";
import type { Metadata } from "next";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { TransfersScreen } from "@/features/transfers/transfers-screen.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Import and export" };

export default async function ImportExportPage() {
  const person = await requireUser();
  if (!holds(person, "publication:import") && !holds(person, "publication:export")) return <NoPermission />;
  await getQueryClient().prefetchQuery(trpc.transfers.current.queryOptions());
  return (
    <HydrateClient>
      <TransfersScreen />
    </HydrateClient>
  );
}
