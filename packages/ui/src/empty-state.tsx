import type { ReactNode } from "react";
import { cn } from "./cn.ts";

interface EmptyStateProps {
  icon?: ReactNode;
  title: ReactNode;
  /** What would be here, and how it comes about. */
  description?: ReactNode;
  /** The next step. */
  action?: ReactNode;
  className?: string;
}

export function EmptyState({ icon, title, description, action, className }: EmptyStateProps) {
  return (
    <div className={cn("mx-auto grid max-w-md justify-items-center gap-2 px-6 py-14 text-center", className)}>
      {icon && (
        <span className="mb-2 grid size-12 place-items-center rounded-full border border-line bg-sunken text-ink-faint [&_svg]:size-5">
          {icon}
        </span>
      )}
      <h2 className="font-medium font-serif text-xl tracking-tight">{title}</h2>
      {description && <p className="text-balance text-ink-soft">{description}</p>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
