import { snippetPermissions } from "@broadsheet/contract/permissions";
import type { Metadata } from "next";
import { SnippetList } from "@/features/snippets/snippet-list.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Snippets" };

export default async function SnippetsPage() {
  if (!(await permitted(...snippetPermissions))) return <NoPermission />;
  await getQueryClient().prefetchQuery(trpc.snippets.list.queryOptions());
  return (
    <HydrateClient>
      <SnippetList />
    </HydrateClient>
  );
}
