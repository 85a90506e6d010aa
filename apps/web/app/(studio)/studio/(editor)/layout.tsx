import type { ReactNode } from "react";
import { CommandCenter } from "@/features/commands/command-center.tsx";
import { loadStudio } from "@/features/studio-shell/load-studio.ts";
import { StudioProvider } from "@/features/studio-shell/studio-context.tsx";

/** The editor has the whole screen. */
export default async function EditorLayout({ children }: { children: ReactNode }) {
  return (
    <StudioProvider studio={await loadStudio()}>
      <CommandCenter>{children}</CommandCenter>
    </StudioProvider>
  );
}
