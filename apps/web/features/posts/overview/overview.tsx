"use client";
import { PageHeader } from "@broadsheet/ui/page-header";
import { useMay, useStudio } from "@/features/studio-shell/studio-context.tsx";
import { NewPostButton } from "../list/new-post-button.tsx";
import { OverviewCard } from "./overview-card.tsx";
import { overviewLists } from "./overview-lists.ts";

/** The studio's first screen: what is going on, and what waits for whom. */
export function Overview() {
  const { person, publication } = useStudio();
  const reviews = useMay("post:review");
  return (
    <>
      <PageHeader
        title={`Hello, ${person.name.split(" ")[0]}`}
        description={`What is going on at ${publication.name}.`}
        actions={<NewPostButton kind="post" />}
      />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-5 lg:grid-cols-2">
        {overviewLists({ authorId: person.authorId, reviews }).map((list) => (
          <OverviewCard key={list.part} list={list} />
        ))}
      </div>
    </>
  );
}
