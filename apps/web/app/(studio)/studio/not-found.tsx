import { Button } from "@broadsheet/ui/button";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { FileQuestionMark } from "lucide-react";
import type { Metadata } from "next";

export const metadata: Metadata = { title: "Not found" };

export default function StudioNotFound() {
  return (
    <div className="grid min-h-[60dvh] place-items-center">
      <EmptyState
        icon={<FileQuestionMark aria-hidden />}
        title="Nothing at this address"
        description="It may have been moved or deleted, or it is not yours to see."
        action={
          <Button asChild>
            {/* A plain link: every page brings this one along, and a client-side one would weigh more than all else in it. */}
            <a href="/studio">Go to the studio</a>
          </Button>
        }
      />
    </div>
  );
}
