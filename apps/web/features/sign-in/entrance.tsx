import type { ReactNode } from "react";

interface EntranceProps {
  /** Whose door this is. */
  publicationName: string;
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Below the card: another way in. */
  footer?: ReactNode;
}

/** The frame of every screen before the studio: one card under the publication's name. */
export function Entrance({ publicationName, title, description, children, footer }: EntranceProps) {
  return (
    <main className="grid min-h-dvh content-start justify-items-center gap-6 px-4 py-10 sm:content-center sm:py-16">
      <p className="max-w-full text-balance break-words text-center font-medium font-serif text-lg tracking-tight">
        {publicationName}
      </p>
      <div className="w-full max-w-[26rem] rounded-lg border border-line bg-surface p-6 shadow-mid sm:p-8">
        <h1 className="text-balance font-medium font-serif text-2xl tracking-[-0.015em]">{title}</h1>
        {description && <p className="mt-1.5 text-ink-soft text-sm">{description}</p>}
        {children && <div className="mt-6">{children}</div>}
      </div>
      {footer && <p className="text-center text-ink-soft text-sm">{footer}</p>}
    </main>
  );
}
