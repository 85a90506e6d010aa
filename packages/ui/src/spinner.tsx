import { LoaderCircle } from "lucide-react";
import { cn } from "./cn.ts";

/** Turns while something is under way. With `label` it is announced; without, whoever shows it says what is happening. */
export function Spinner({ label, className }: { label?: string; className?: string }) {
  return (
    <span role={label ? "status" : undefined} className="inline-flex items-center gap-2">
      <LoaderCircle aria-hidden className={cn("size-4 animate-spin", className)} />
      {label && <span className="text-ink-soft">{label}</span>}
    </span>
  );
}
