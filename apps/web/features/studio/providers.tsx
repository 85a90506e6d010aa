"use client";
import { Toaster } from "@broadsheet/ui/toast";
import { TooltipProvider } from "@broadsheet/ui/tooltip";
import type { ReactNode } from "react";

/** What every screen of the studio can count on: tooltips and passing messages. */
export function StudioProviders({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider>
      {children}
      <Toaster />
    </TooltipProvider>
  );
}
