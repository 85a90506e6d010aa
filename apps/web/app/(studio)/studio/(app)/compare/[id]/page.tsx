import { comparedVersion } from "@broadsheet/contract/comparisons";
import type { Metadata } from "next";
import { CompareScreen } from "@/features/compare/compare-screen.tsx";
import { permitted } from "@/features/studio/permitted.ts";
import { NoPermission } from "@/features/studio/screen-states.tsx";

export const metadata: Metadata = { title: "Compare versions" };

export default async function ComparePage({ params, searchParams }: PageProps<"/studio/compare/[id]">) {
  const { id } = await params;
  if (!(await permitted("post:create"))) return <NoPermission />;
  const { from, to } = await searchParams;
  const version = (asked: unknown, otherwise: "live" | "working") => {
    const parsed = comparedVersion.safeParse(asked);
    return parsed.success ? parsed.data : otherwise;
  };
  return <CompareScreen postId={id} from={version(from, "live")} to={version(to, "working")} />;
}
