"use client";
import { Toaster } from "@broadsheet/ui/toast";
import { TooltipProvider } from "@broadsheet/ui/tooltip";
import type { ReactNode } from "react";
import { TrpcProvider } from "@/trpc/client.tsx";

/** What every screen of the studio can count on: calls to the server, tooltips and passing messages. */
export function StudioProviders({ children }: { children: ReactNode }) {
  return (
    <TrpcProvider>
      <TooltipProvider>
        {children}
        <Toaster />
      </TooltipProvider>
    </TrpcProvider>
  );
}
