import type { listPostsInput } from "@broadsheet/contract/post-lists";
import type { PostKind } from "@broadsheet/contract/posts";
import type { z } from "zod";

type ListInput = z.input<typeof listPostsInput>;

/** The tabs of a list of posts. */
export const views = [
  { value: "all", label: "All" },
  { value: "drafts", label: "Drafts", filter: { status: ["draft", "changes_requested"] } },
  { value: "review", label: "In review", filter: { status: ["in_review"] } },
  { value: "approved", label: "Approved", filter: { status: ["approved"] } },
  { value: "scheduled", label: "Scheduled", filter: { status: ["scheduled"] } },
  { value: "published", label: "Published", filter: { status: ["published"], order: "published" } },
  { value: "archived", label: "Archived", filter: { status: ["archived"] } },
  { value: "bin", label: "Bin", filter: { bin: true } },
] as const satisfies readonly { value: string; label: string; filter?: Partial<ListInput> }[];

export type View = (typeof views)[number]["value"];

/** What a list shows, as its address says it. */
export interface ListState {
  view: View;
  q: string;
  authorId: string | null;
  tagId: string | null;
}

type Params = Record<string, string | string[] | undefined> | URLSearchParams;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Reads an address; what makes no sense there is left out. */
export function readListState(params: Params): ListState {
  const get = (key: string) => {
    const value = params instanceof URLSearchParams ? params.get(key) : params[key];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const idFrom = (key: string) => (uuid.test(get(key)) ? get(key) : null);
  return {
    view: views.find(({ value }) => value === get("view"))?.value ?? "all",
    q: get("q").trim().slice(0, 200),
    authorId: idFrom("author"),
    tagId: idFrom("tag"),
  };
}

/** The query of an address, "" for the plain list. */
export function writeListState({ view, q, authorId, tagId }: ListState): string {
  const params = new URLSearchParams();
  if (view !== "all") params.set("view", view);
  if (q) params.set("q", q);
  if (authorId) params.set("author", authorId);
  if (tagId) params.set("tag", tagId);
  const query = params.toString();
  return query && `?${query}`;
}

export function listInputFor(kind: PostKind, { view, q, authorId, tagId }: ListState): ListInput {
  const found = views.find(({ value }) => value === view);
  const { status, ...filter } = (found && "filter" in found ? found.filter : {}) as Partial<ListInput>;
  return {
    kind,
    limit: 20,
    ...filter,
    ...(status ? { status: [...status] } : {}),
    ...(q ? { q } : {}),
    ...(authorId ? { authorId } : {}),
    ...(tagId ? { tagId } : {}),
  };
}

/** What an empty list says, and whether the way out is a new post or fewer filters. */
export function emptyWords(
  kind: PostKind,
  state: ListState,
): { title: string; description: string; filtered: boolean } {
  const noun = kind === "page" ? "pages" : "posts";
  if (state.q || state.authorId || state.tagId)
    return { title: `No ${noun} match`, description: "Try other words or fewer filters.", filtered: true };
  const said: Record<View, [string, string]> = {
    all: [
      `No ${noun} yet`,
      kind === "page"
        ? "Pages stand outside the stream of posts: About, Contact, Imprint."
        : "What you and your colleagues write appears here.",
    ],
    drafts: ["No drafts", "Nothing is being written right now."],
    review: [
      "Nothing is in review",
      `${kind === "page" ? "Pages" : "Posts"} that wait for a reviewer appear here.`,
    ],
    approved: [
      "Nothing is approved",
      "What a reviewer has approved and nobody has published yet appears here.",
    ],
    scheduled: ["Nothing is scheduled", "What goes out by itself at a set time appears here."],
    published: ["Nothing is published", "What readers can see appears here."],
    archived: ["The archive is empty", "What has left the site but is worth keeping appears here."],
    bin: ["The bin is empty", "What is deleted stays here until it is deleted for good."],
  };
  const [title, description] = said[state.view];
  return { title, description, filtered: state.view !== "all" };
}
