import { cn } from "./cn.ts";

/** A place held while its content loads; size it by classes. The region around it says that it is loading (`aria-busy`). */
export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn("h-4 animate-shimmer rounded-sm bg-ink/9", className)} />;
}

/** Lines of text to come, the last one shorter. */
export function SkeletonText({ lines = 3 }: { lines?: number }) {
  return (
    <div className="grid gap-2.5">
      {Array.from({ length: lines }, (_, index) => `line-${index}`).map((key, index) => (
        <Skeleton key={key} className={index === lines - 1 ? "w-3/5" : "w-full"} />
      ))}
    </div>
  );
}
