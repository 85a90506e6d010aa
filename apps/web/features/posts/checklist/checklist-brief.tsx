"use client";
import { ChecklistView } from "./checklist-view.tsx";
import { useChecklist } from "./use-checklist.ts";

/** What is still missing, where somebody is about to let a post out. Nothing is missing: nothing is said. */
export function ChecklistBrief({ postId }: { postId: string }) {
  const { data } = useChecklist(postId);
  const open = data?.filter((entry) => entry.state !== "met") ?? [];
  if (open.length === 0) return null;
  const blocked = open.some((entry) => entry.state === "unmet" && entry.level === "compulsory");
  return (
    <section
      aria-label="Checklist"
      className="mb-4 grid gap-2.5 rounded-md border border-line bg-sunken px-4 py-3"
    >
      <h3 className="font-medium text-sm">
        {blocked ? "It cannot go out before this is done" : "Before it goes out"}
      </h3>
      <ChecklistView entries={open} />
    </section>
  );
}
