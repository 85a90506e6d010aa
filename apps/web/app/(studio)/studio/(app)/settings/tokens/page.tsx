import type { Metadata } from "next";
import { TokensScreen } from "@/features/settings/tokens-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "API tokens" };

export default async function TokensPage() {
  if (!(await permitted("token:manage"))) return <NoPermission />;
  await getQueryClient().prefetchQuery(trpc.tokens.list.queryOptions());
  return (
    <HydrateClient>
      <TokensScreen />
    </HydrateClient>
  );
}
