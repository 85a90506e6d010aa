import { roleAllows } from "@broadsheet/contract/permissions";
import type { Metadata } from "next";
import { PeopleScreen } from "@/features/people/people-screen.tsx";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const { role } = await requireUser("/studio/people");
  if (!roleAllows(role, "staff:read")) return <NoPermission />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.people.staff.list.queryOptions()),
    ...(roleAllows(role, "staff:manage")
      ? [queries.prefetchQuery(trpc.people.invitations.list.queryOptions())]
      : []),
  ]);
  return (
    <HydrateClient>
      <PeopleScreen />
    </HydrateClient>
  );
}
