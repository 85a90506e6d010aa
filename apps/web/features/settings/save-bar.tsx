"use client";
import { Button } from "@broadsheet/ui/button";

interface SaveBarProps {
  unsaved: boolean;
  busy: boolean;
  onDiscard: () => void;
}

/** Stays in view while something is not saved. */
export function SaveBar({ unsaved, busy, onDiscard }: SaveBarProps) {
  if (!unsaved) return null;
  return (
    <section
      aria-label="Unsaved changes"
      className="sticky bottom-16 z-20 flex animate-rise flex-wrap items-center justify-between gap-3 rounded-lg border border-line-strong/60 bg-raised px-4 py-3 shadow-high min-[60rem]:bottom-4"
    >
      <p role="status" className="font-medium text-sm">
        Unsaved changes
      </p>
      <div className="flex gap-2">
        <Button variant="ghost" disabled={busy} onClick={onDiscard}>
          Discard
        </Button>
        <Button type="submit" variant="primary" loading={busy}>
          Save settings
        </Button>
      </div>
    </section>
  );
}
