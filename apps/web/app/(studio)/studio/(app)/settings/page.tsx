import type { Metadata } from "next";
import { settingsChoices } from "@/features/settings/choices.ts";
import { SettingsForm } from "@/features/settings/settings-form.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { getContext, getQueryClient, HydrateClient, trpc } from "@/trpc/server.tsx";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  if (!(await permitted("publication:manage"))) return <NoPermission />;
  await getQueryClient().prefetchQuery(trpc.publication.get.queryOptions());
  const { publication } = await getContext();
  return (
    <HydrateClient>
      <SettingsForm choices={settingsChoices(publication.settings)} />
    </HydrateClient>
  );
}
