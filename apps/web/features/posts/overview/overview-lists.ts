import type { NowPart } from "@broadsheet/contract/post-lists";

export interface OverviewList {
  part: NowPart;
  title: string;
  /** What it says when there is nothing; null: the list is left out then. */
  empty: string | null;
  more: string;
}

/** What a person wants to know first: what waits for them, what they were writing, what goes out, what is out. */
export function overviewLists({ authorId, reviews }: { authorId: string; reviews: boolean }): OverviewList[] {
  const own = `author=${authorId}`;
  return [
    {
      part: "changesAsked",
      title: "Changes asked of you",
      empty: null,
      more: `/studio/posts?view=drafts&${own}`,
    },
    {
      part: "reviews",
      title: "Waiting for your review",
      empty: reviews ? "Nothing waits for you." : null,
      more: "/studio/posts?view=review&mine=yes",
    },
    {
      part: "drafts",
      title: "Your drafts",
      empty: "You have no drafts.",
      more: `/studio/posts?view=drafts&${own}`,
    },
    { part: "inReview", title: "Yours in review", empty: null, more: `/studio/posts?view=review&${own}` },
    {
      part: "scheduled",
      title: "Scheduled",
      empty: "Nothing is scheduled.",
      more: "/studio/posts?view=scheduled",
    },
    {
      part: "published",
      title: "Recently published",
      empty: "Nothing has been published yet.",
      more: "/studio/posts?view=published",
    },
  ];
}
