import type { ReactNode } from "react";
import { loadStudio } from "@/features/studio-shell/load-studio.ts";
import { StudioProvider } from "@/features/studio-shell/studio-context.tsx";
import { StudioShell } from "@/features/studio-shell/studio-shell.tsx";

/** The studio's screens in their frame. Signing in and the editor stand beside it. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return (
    <StudioProvider studio={await loadStudio()}>
      <StudioShell>{children}</StudioShell>
    </StudioProvider>
  );
}
