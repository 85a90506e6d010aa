import type { Metadata } from "next";
import { AccountScreen } from "@/features/account/account-screen.tsx";
import { getQueryClient, HydrateClient, requireUser, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const { authorId } = await requireUser();
  const queries = getQueryClient();
  await Promise.all([
    queries.prefetchQuery(trpc.people.me.queryOptions()),
    queries.prefetchQuery(trpc.authors.get.queryOptions({ id: authorId })),
    queries.prefetchQuery(trpc.people.signIn.get.queryOptions()),
    queries.prefetchQuery(trpc.people.sessions.list.queryOptions()),
  ]);
  return (
    <HydrateClient>
      <AccountScreen />
    </HydrateClient>
  );
}
