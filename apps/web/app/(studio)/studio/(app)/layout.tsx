import type { ReactNode } from "react";
import { CommandCenter } from "@/features/commands/command-center.tsx";
import { loadStudio } from "@/features/studio-shell/load-studio.ts";
import { StudioProvider } from "@/features/studio-shell/studio-context.tsx";
import { StudioShell } from "@/features/studio-shell/studio-shell.tsx";

/** The studio's screens in their frame. Signing in and the editor stand beside it. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  return (
    <StudioProvider studio={await loadStudio()}>
      <CommandCenter>
        <StudioShell>{children}</StudioShell>
      </CommandCenter>
    </StudioProvider>
  );
}
