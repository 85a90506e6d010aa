"use client";
import type { CalendarEntry } from "@broadsheet/contract/calendar";
import { Button } from "@broadsheet/ui/button";
import { Dialog } from "@broadsheet/ui/dialog";
import { useQueryClient } from "@tanstack/react-query";
import type { Route } from "next";
import Link from "next/link";
import { dateAndTime } from "@/features/posts/times.ts";
import { useWorkflow } from "@/features/posts/workflow/use-workflow.tsx";
import { useStudio } from "@/features/studio-shell/studio-context.tsx";
import { useTRPC } from "@/trpc/client.tsx";
import { eventLooks, movingStep, titleOfEntry } from "./entry-words.ts";

/** What happens, when and to what; and what can be done about it. */
export function EntryDialog({ entry, onClose }: { entry: CalendarEntry; onClose: () => void }) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const { publication } = useStudio();
  const workflow = useWorkflow({
    onDone: () => {
      void queries.invalidateQueries(trpc.calendar.pathFilter());
      onClose();
    },
  });
  const moving = movingStep(entry);
  const cancelling = entry.event === "unpublish" ? "cancel_unpublish" : "unschedule";
  const post = { ...entry, id: entry.postId, live: entry.event !== "publish" };
  const editor = `/studio/${entry.kind}s/${entry.postId}` as Route;
  return (
    <>
      <Dialog
        open
        onOpenChange={(next) => !next && onClose()}
        size="sm"
        title={titleOfEntry(entry)}
        description={`${eventLooks[entry.event].label}: ${dateAndTime(entry.at, publication.timezone)}`}
        footer={
          <>
            <Button asChild>
              <Link href={editor}>Open the {entry.kind}</Link>
            </Button>
            {entry.event !== "published" && entry.actions.includes(cancelling) && (
              <Button loading={workflow.busy === cancelling} onClick={() => workflow.begin(post, cancelling)}>
                {cancelling === "unschedule" ? "Cancel the schedule" : "Keep it on the site"}
              </Button>
            )}
            {moving && (
              <Button variant="primary" onClick={() => workflow.begin(post, moving)}>
                Move…
              </Button>
            )}
          </>
        }
      >
        <div className="grid gap-2 text-sm">
          <p className="text-ink-soft">By {entry.authors.map(({ name }) => name).join(", ") || "nobody"}</p>
          {entry.bundle && (
            <p>
              Part of the bundle{" "}
              <Link href={`/studio/bundles/${entry.bundle.id}` as Route} className="text-accent underline">
                {entry.bundle.name}
              </Link>
              {entry.bundle.status === "scheduled" && ", which says when."}
            </p>
          )}
        </div>
      </Dialog>
      {workflow.dialog}
    </>
  );
}
