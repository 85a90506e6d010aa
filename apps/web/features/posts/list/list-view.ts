import type { listPostsInput, PostFilter } from "@broadsheet/contract/post-lists";
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
  /** Live posts with changes that readers do not have. */
  changed: boolean;
  /** In review, and waiting for whoever looks. */
  mine: boolean;
  /** A language tag; "default" for posts that name none. */
  language: string | null;
  /** Days of the date the list is ordered by, both included: YYYY-MM-DD. */
  from: string | null;
  until: string | null;
}

export const plainState: ListState = {
  view: "all",
  q: "",
  authorId: null,
  tagId: null,
  changed: false,
  mine: false,
  language: null,
  from: null,
  until: null,
};

type Params = Record<string, string | string[] | undefined> | URLSearchParams;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-\d{2}-\d{2}$/;
const dayMs = 86_400_000;

/** Reads an address; what makes no sense there is left out. */
export function readListState(params: Params): ListState {
  const get = (key: string) => {
    const value = params instanceof URLSearchParams ? params.get(key) : params[key];
    return (Array.isArray(value) ? value[0] : value) ?? "";
  };
  const fitting = (key: string, shape: RegExp) => (shape.test(get(key)) ? get(key) : null);
  const dayFrom = (key: string) => (Number.isNaN(Date.parse(get(key))) ? null : fitting(key, day));
  return {
    view: views.find(({ value }) => value === get("view"))?.value ?? "all",
    q: get("q").trim().slice(0, 200),
    authorId: fitting("author", uuid),
    tagId: fitting("tag", uuid),
    changed: get("changed") === "yes",
    mine: get("mine") === "yes",
    language: fitting("language", /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i),
    from: dayFrom("from"),
    until: dayFrom("until"),
  };
}

/** The query of an address, "" for the plain list. */
export function writeListState(state: ListState): string {
  const params = new URLSearchParams();
  if (state.view !== "all") params.set("view", state.view);
  const set = (key: string, value: string | null) => value && params.set(key, value);
  set("q", state.q);
  set("author", state.authorId);
  set("tag", state.tagId);
  set("changed", state.changed ? "yes" : null);
  set("mine", state.mine ? "yes" : null);
  set("language", state.language);
  set("from", state.from);
  set("until", state.until);
  const query = params.toString();
  return query && `?${query}`;
}

/** What the server is asked for, without how much of it; also what a saved view keeps. */
export function filterFor({ view, ...state }: ListState): PostFilter {
  const found = views.find(({ value }) => value === view);
  const { status, ...filter } = (found && "filter" in found ? found.filter : {}) as PostFilter;
  const after = state.until && new Date(Date.parse(state.until) + dayMs).toISOString();
  return {
    ...filter,
    ...(status ? { status: [...status] } : {}),
    ...(state.q ? { q: state.q } : {}),
    ...(state.authorId ? { authorId: state.authorId } : {}),
    ...(state.tagId ? { tagId: state.tagId } : {}),
    ...(state.changed ? { hasChanges: true } : {}),
    ...(state.mine ? { awaitingMe: true } : {}),
    ...(state.language ? { language: state.language } : {}),
    ...(state.from ? { from: new Date(state.from).toISOString() } : {}),
    ...(after ? { before: after } : {}),
  };
}

export const listInputFor = (kind: PostKind, state: ListState): ListInput => ({
  kind,
  limit: 20,
  ...filterFor(state),
});

/** The list that a saved view stands for. */
export function stateOfFilter(filter: PostFilter): ListState {
  const statuses = (of: PostFilter | undefined) => (of?.status ?? []).toSorted().join();
  const view = views.find((each) => {
    const shown: PostFilter | undefined = "filter" in each ? (each.filter as PostFilter) : undefined;
    return statuses(shown) === statuses(filter) && Boolean(shown?.bin) === Boolean(filter.bin);
  });
  return {
    view: view?.value ?? "all",
    q: filter.q ?? "",
    authorId: filter.authorId ?? null,
    tagId: filter.tagId ?? null,
    changed: filter.hasChanges ?? false,
    mine: filter.awaitingMe ?? false,
    language: filter.language ?? null,
    from: filter.from?.slice(0, 10) ?? null,
    until: filter.before ? new Date(Date.parse(filter.before) - dayMs).toISOString().slice(0, 10) : null,
  };
}

/** How many things the list is narrowed down by, beside its tab. */
export function countFilters({ view: _, ...state }: ListState): number {
  return Object.values(state).filter(Boolean).length;
}

/** What an empty list says, and whether the way out is a new post or fewer filters. */
export function emptyWords(
  kind: PostKind,
  state: ListState,
): { title: string; description: string; filtered: boolean } {
  const noun = kind === "page" ? "pages" : "posts";
  if (countFilters(state) > 0)
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
