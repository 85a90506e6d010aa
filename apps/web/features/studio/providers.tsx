"use client";
import { Toaster } from "@broadsheet/ui/toast";
import type { ReactNode } from "react";
import { TrpcProvider } from "@/trpc/client.tsx";

/** What every screen of the studio can count on: calls to the server and passing messages. */
export function StudioProviders({ children }: { children: ReactNode }) {
  return (
    <TrpcProvider>
      {children}
      <Toaster />
    </TrpcProvider>
  );
}
