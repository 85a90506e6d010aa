import { holds } from "@broadsheet/contract/permissions";
import type { Metadata } from "next";
import { PeopleScreen } from "@/features/people/people-screen.tsx";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const person = await requireUser();
  if (!holds(person, "staff:read")) return <NoPermission />;
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.people.staff.list.queryOptions()),
    ...(holds(person, "staff:manage")
      ? [
          queries.prefetchQuery(trpc.people.invitations.list.queryOptions()),
          queries.prefetchQuery(trpc.people.roles.list.queryOptions()),
        ]
      : []),
  ]);
  return (
    <HydrateClient>
      <PeopleScreen />
    </HydrateClient>
  );
}
