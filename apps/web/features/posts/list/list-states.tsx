"use client";
import type { PostKind } from "@broadsheet/contract/posts";
import { Button } from "@broadsheet/ui/button";
import { Card } from "@broadsheet/ui/card";
import { EmptyState } from "@broadsheet/ui/empty-state";
import { Skeleton } from "@broadsheet/ui/skeleton";
import { FileText, SearchX } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { emptyWords, type ListState } from "./list-view.ts";
import { NewPostButton } from "./new-post-button.tsx";

const rows = ["a", "b", "c", "d", "e", "f"];

/** Rows of the height that posts will have. */
export function ListSkeleton() {
  return (
    <Card className="overflow-hidden">
      <p role="status" className="sr-only">
        Loading
      </p>
      <div className="divide-y divide-line">
        {rows.map((row) => (
          <div key={row} className="flex h-24 flex-col justify-center gap-2.5 px-4 md:h-18.5 md:px-5">
            <Skeleton className="w-2/5" />
            <Skeleton className="h-3 w-1/4" />
          </div>
        ))}
      </div>
    </Card>
  );
}

export function ListEmpty({ kind, state }: { kind: PostKind; state: ListState }) {
  const path = usePathname();
  const { title, description, filtered } = emptyWords(kind, state);
  return (
    <Card>
      <EmptyState
        icon={filtered ? <SearchX aria-hidden /> : <FileText aria-hidden />}
        title={title}
        description={description}
        action={
          filtered ? (
            <Button asChild>
              <Link href={path as never}>Show all</Link>
            </Button>
          ) : (
            <NewPostButton kind={kind} />
          )
        }
      />
    </Card>
  );
}
