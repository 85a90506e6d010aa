import { Skeleton } from "@broadsheet/ui/skeleton";
import { ListSkeleton } from "@/features/posts/list/list-states.tsx";

/** The list's frame while its first page is read. */
export default function PostsLoading() {
  return (
    <div aria-busy="true" className="grid gap-4">
      <Skeleton className="h-11 w-40" />
      <Skeleton className="mb-6 w-80 max-w-full" />
      <Skeleton className="h-9 w-full" />
      <Skeleton className="h-9 w-64" />
      <ListSkeleton />
    </div>
  );
}
