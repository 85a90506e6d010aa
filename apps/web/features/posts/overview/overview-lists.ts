import { holds, type Standing } from "@broadsheet/contract/permissions";
import type { listPostsInput } from "@broadsheet/contract/post-lists";
import type { z } from "zod";

export interface OverviewList {
  key: string;
  title: string;
  /** What it says when there is nothing; null: the list is left out then. */
  empty: string | null;
  more: string;
  input: z.input<typeof listPostsInput>;
}

/** What a person wants to know first: what waits for them, what they were writing, what goes out, what is out. */
export function overviewLists(person: Standing & { authorId: string }): OverviewList[] {
  const { authorId } = person;
  const reviews = holds(person, "post:review");
  const limit = 5;
  return [
    ...(reviews
      ? [
          {
            key: "review",
            title: "Waiting for review",
            empty: "Nothing waits for a reviewer.",
            more: "/studio/posts?view=review",
            input: { status: ["in_review" as const], limit },
          },
        ]
      : [
          {
            key: "in-review",
            title: "In review",
            empty: null,
            more: `/studio/posts?view=review&author=${authorId}`,
            input: { status: ["in_review" as const], authorId, limit },
          },
        ]),
    {
      key: "drafts",
      title: "Your drafts",
      empty: "You have no drafts.",
      more: `/studio/posts?view=drafts&author=${authorId}`,
      input: { status: ["draft", "changes_requested"], authorId, limit },
    },
    {
      key: "scheduled",
      title: "Scheduled",
      empty: "Nothing is scheduled.",
      more: "/studio/posts?view=scheduled",
      input: { status: ["scheduled"], limit },
    },
    {
      key: "published",
      title: "Recently published",
      empty: "Nothing has been published yet.",
      more: "/studio/posts?view=published",
      input: { status: ["published"], order: "published", limit },
    },
  ];
}
