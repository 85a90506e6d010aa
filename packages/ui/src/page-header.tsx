import type { ReactNode } from "react";

interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** A link back, above the title. */
  back?: ReactNode;
  actions?: ReactNode;
}

/** The top of a screen: what it is, and what can be done here. */
export function PageHeader({ title, description, back, actions }: PageHeaderProps) {
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-8 gap-y-4 pb-6">
      <div className="grid min-w-0 gap-1">
        {back && <div className="text-ink-soft text-sm">{back}</div>}
        <h1 className="text-pretty font-medium font-serif text-2xl tracking-[-0.015em] sm:text-3xl">
          {title}
        </h1>
        {description && <p className="max-w-prose text-ink-soft text-sm">{description}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
