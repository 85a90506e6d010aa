import { PageHeader } from "@broadsheet/ui/page-header";
import type { ReactNode } from "react";
import { SettingsTabs } from "@/features/settings/settings-tabs.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

/** Publication settings, redirects and tokens: their pages ask for their own permissions, and only people who manage see the tabs. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  if (!(await permitted("publication:manage"))) return <NoPermission />;
  return (
    <>
      <PageHeader title="Settings" description="What this publication is, and how it is reached." />
      <SettingsTabs />
      {children}
    </>
  );
}
