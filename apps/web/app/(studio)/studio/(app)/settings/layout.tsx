import { PageHeader } from "@broadsheet/ui/page-header";
import type { ReactNode } from "react";
import { settingsPartsFor } from "@/features/settings/settings-parts.ts";
import { SettingsTabs } from "@/features/settings/settings-tabs.tsx";
import { NoPermission } from "@/features/studio/screen-states.tsx";
import { requireUser } from "@/trpc/server.tsx";

/** The parts of the settings: their pages ask for their own permissions, and each person sees the tabs of what they may use. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (settingsPartsFor(await requireUser()).length === 0) return <NoPermission />;
  return (
    <>
      <PageHeader title="Settings" description="What this publication is, and how it is reached." />
      <SettingsTabs />
      {children}
    </>
  );
}
