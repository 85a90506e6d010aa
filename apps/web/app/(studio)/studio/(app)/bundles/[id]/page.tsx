import type { Metadata } from "next";
import { BundleScreen } from "@/features/bundles/bundle-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "Bundle" };

export default async function BundlePage({ params }: PageProps<"/studio/bundles/[id]">) {
  const { id } = await params;
  if (!(await permitted("post:publish:own"))) return <NoPermission />;
  return <BundleScreen id={id} />;
}
