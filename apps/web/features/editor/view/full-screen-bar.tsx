"use client";
import { IconButton } from "@broadsheet/ui/icon-button";
import { Minimize } from "lucide-react";
import { SaveIndicator } from "../save-indicator.tsx";
import { shortcutLabel } from "../shortcuts.ts";
import { useViewModes } from "./view-modes.tsx";

/** All that is left around the text on a full screen: the truth about saving, and the way back. */
export function FullScreenBar() {
  const { setFullScreen } = useViewModes();
  return (
    <header className="fixed top-2 right-2 z-30 flex items-center gap-2 rounded-full bg-paper/85 pl-3 opacity-60 backdrop-blur transition-opacity focus-within:opacity-100 hover:opacity-100 pointer-coarse:opacity-100">
      <SaveIndicator />
      <IconButton
        size="sm"
        label={`Leave the full screen (${shortcutLabel("fullScreen")})`}
        onClick={() => setFullScreen(false)}
      >
        <Minimize />
      </IconButton>
    </header>
  );
}
