import type { Metadata } from "next";
import { BundleList } from "@/features/bundles/bundle-list.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "Bundles" };

export default async function BundlesPage() {
  if (!(await permitted("post:publish:own"))) return <NoPermission />;
  return <BundleList />;
}
