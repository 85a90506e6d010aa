"use client";
import { Button } from "@broadsheet/ui/button";
import { X } from "lucide-react";
import { type ReactNode, useEffect } from "react";

interface BulkFrameProps {
  label: string;
  /** "3 posts". */
  counted: string;
  onClear: () => void;
  children: ReactNode;
}

/** The bar at the foot of a list with what can be done with the chosen. Escape lets go of them. */
export function BulkFrame({ label, counted, onClear, children }: BulkFrameProps) {
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      // What is open on top is closed first.
      const open = document.querySelector("[role=dialog], [role=alertdialog], [role=menu], [role=listbox]");
      if (event.key === "Escape" && !event.defaultPrevented && !open) onClear();
    };
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  }, [onClear]);
  return (
    <div
      role="toolbar"
      aria-label={label}
      className="sticky bottom-16 z-20 mt-4 flex animate-rise flex-wrap items-center gap-2 rounded-md border border-line bg-raised px-4 py-2.5 shadow-high min-[60rem]:bottom-4"
    >
      <span role="status" className="mr-auto font-medium text-sm">
        {counted} chosen
      </span>
      {children}
      <Button variant="ghost" onClick={onClear}>
        <X aria-hidden />
        Clear
      </Button>
    </div>
  );
}
