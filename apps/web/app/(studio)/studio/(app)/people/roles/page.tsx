import type { Metadata } from "next";
import { RolesScreen } from "@/features/people/roles-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Roles" };

export default async function RolesPage() {
  if (!(await permitted("staff:read"))) return <NoPermission />;
  await getQueryClient().prefetchQuery(trpc.people.roles.list.queryOptions());
  return (
    <HydrateClient>
      <RolesScreen />
    </HydrateClient>
  );
}
