import { cn } from "./cn.ts";

/** The look of one tab; also for links that act as tabs (`aria-current="page"`). */
export const tabStyles = cn(
  "-mb-px inline-flex h-10 shrink-0 items-center gap-2 border-transparent border-b-2 font-medium text-ink-soft text-sm transition-colors",
  "hover:text-ink focus-visible:-outline-offset-2 pointer-coarse:h-12",
  "aria-[current=page]:border-accent aria-[current=page]:text-ink data-[state=active]:border-accent data-[state=active]:text-ink",
);
