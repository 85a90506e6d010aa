import type { BundleSummary } from "@broadsheet/contract/bundles";
import { Badge } from "@broadsheet/ui/badge";
import { CalendarClock, CircleCheck, TriangleAlert } from "lucide-react";

/** Where a bundle stands. */
export function BundleBadge({ bundle }: { bundle: Pick<BundleSummary, "status" | "failure"> }) {
  if (bundle.status === "scheduled")
    return (
      <Badge tone="violet">
        <CalendarClock aria-hidden />
        Scheduled
      </Badge>
    );
  if (bundle.status === "published")
    return (
      <Badge tone="success">
        <CircleCheck aria-hidden />
        Published
      </Badge>
    );
  if (bundle.failure)
    return (
      <Badge tone="danger">
        <TriangleAlert aria-hidden />
        Held back
      </Badge>
    );
  return <Badge tone="outline">Open</Badge>;
}
