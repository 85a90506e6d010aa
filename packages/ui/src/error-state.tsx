import { TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { CopyButton } from "./copy-button.tsx";
import { EmptyState } from "./empty-state.tsx";

interface ErrorStateProps {
  title?: ReactNode;
  description?: ReactNode;
  /** What support asks for: a request id or digest. */
  reference?: string | undefined;
  /** Try again, go back. */
  action?: ReactNode;
  className?: string;
}

/** Something could not be shown. Announced as it appears. */
export function ErrorState({
  title = "This could not be loaded",
  description,
  reference,
  action,
  className,
}: ErrorStateProps) {
  return (
    <div role="alert" className={className}>
      <EmptyState
        icon={<TriangleAlert aria-hidden className="text-danger" />}
        title={title}
        description={description}
        action={action}
        className={reference ? "pb-4" : ""}
      />
      {reference && (
        <p className="flex items-center justify-center gap-1 pb-10 text-ink-faint text-xs">
          Reference <code className="font-mono">{reference}</code>
          <CopyButton value={reference} label="Copy the reference" />
        </p>
      )}
    </div>
  );
}
