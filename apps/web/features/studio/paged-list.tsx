"use client";
import { Card } from "@broadsheet/ui/card";
import { LoadMore } from "@broadsheet/ui/load-more";
import type { ReactNode } from "react";
import { LoadFailed, RowsSkeleton } from "./screen-states.tsx";

/** What `useInfiniteQuery` says of a list that is read page by page, with `keepPreviousData` while what is looked for changes. */
interface PagedQuery<Item> {
  data: { pages: readonly { items: readonly Item[] }[] } | undefined;
  error: unknown;
  isPending: boolean;
  isError: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => unknown;
  fetchNextPage: () => unknown;
}

interface PagedListProps<Item> {
  query: PagedQuery<Item>;
  /** The things in the list, one and many: `["tag", "tags"]`. */
  nouns: readonly [one: string, many: string];
  /** Its name for those who do not see it. */
  label: string;
  row: (item: Item) => ReactNode;
  /** In place of rows where there are none. */
  empty: ReactNode;
  /** Rows that are drawn while it loads. */
  expected?: number;
}

/** Rows in a card, in each of their states: on the way, not to be had, none, some of more. */
export function PagedList<Item>({ query, nouns, label, row, empty, expected = 5 }: PagedListProps<Item>) {
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const [one, many] = nouns;
  return (
    <section aria-label={label} aria-busy={query.isPending || query.isPlaceholderData}>
      {query.isPending ? (
        <RowsSkeleton count={expected} />
      ) : query.isError && items.length === 0 ? (
        <LoadFailed error={query.error} what={`The ${many}`} onRetry={() => void query.refetch()} />
      ) : items.length === 0 ? (
        <Card>{empty}</Card>
      ) : (
        <>
          <Card className="overflow-hidden">
            <ul className="divide-y divide-line">{items.map(row)}</ul>
          </Card>
          <LoadMore
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onLoadMore={() => void query.fetchNextPage()}
            shown={items.length}
            noun={items.length === 1 ? one : many}
          />
        </>
      )}
    </section>
  );
}
