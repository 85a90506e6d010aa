"use client";
import { Button } from "./button.tsx";

interface LoadMoreProps {
  hasMore: boolean;
  loading: boolean;
  onLoadMore: () => void;
  /** How many are shown, and of how many where that is known. */
  shown: number;
  total?: number;
  /** Plural: "posts". */
  noun: string;
}

/** The end of a list that is read page by page. */
export function LoadMore({ hasMore, loading, onLoadMore, shown, total, noun }: LoadMoreProps) {
  return (
    <div className="flex flex-col items-center gap-3 py-5">
      <p aria-live="polite" className="text-ink-faint text-xs tabular-nums">
        {total === undefined ? `${shown} ${noun}` : `${shown} of ${total} ${noun}`}
      </p>
      {hasMore && (
        <Button onClick={onLoadMore} loading={loading}>
          Load more
        </Button>
      )}
    </div>
  );
}
