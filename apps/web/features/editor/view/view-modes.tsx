"use client";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from "react";
import { matchesKeys } from "./match-keys.ts";

/** How the editor is looked at; nothing of it is anybody else's business. */
export interface ViewModes {
  /** All but the paragraph one writes in is dimmed. Remembered by the browser. */
  focusMode: boolean;
  setFocusMode: (on: boolean) => void;
  /** Only the text, on the whole screen. */
  fullScreen: boolean;
  setFullScreen: (on: boolean) => void;
  showOutline: () => void;
  /** The text is shown as Markdown, over the screen. */
  markdown: boolean;
  setMarkdown: (on: boolean) => void;
}

const ViewContext = createContext<ViewModes | null>(null);

export function useViewModes(): ViewModes {
  const modes = useContext(ViewContext);
  if (!modes) throw new Error("This part of the editor needs its view around it");
  return modes;
}

const remembered = "broadsheet:focus-mode";

interface ViewProviderProps {
  onOutline: () => void;
  children: ReactNode;
}

export function ViewProvider({ onOutline, children }: ViewProviderProps) {
  const [focusMode, setFocus] = useState(() => read() === "on");
  const [fullScreen, setFull] = useState(false);
  const [markdown, setMarkdown] = useState(false);

  const setFocusMode = useCallback((on: boolean) => {
    setFocus(on);
    try {
      localStorage.setItem(remembered, on ? "on" : "off");
    } catch {
      // A browser that keeps nothing forgets this as well.
    }
  }, []);
  const setFullScreen = useCallback((on: boolean) => {
    setFull(on);
    // Where the browser gives no full screen (a phone), the text still has its window to itself.
    if (on) void document.documentElement.requestFullscreen?.().catch(() => {});
    else if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
  }, []);

  useEffect(() => {
    const changed = () => {
      if (!document.fullscreenElement) setFull(false);
    };
    document.addEventListener("fullscreenchange", changed);
    return () => document.removeEventListener("fullscreenchange", changed);
  }, []);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return;
      if (matchesKeys("outline", event)) onOutline();
      else if (matchesKeys("focusMode", event)) setFocusMode(!focusMode);
      else if (matchesKeys("fullScreen", event)) setFullScreen(!fullScreen);
      else if (matchesKeys("markdown", event)) setMarkdown(true);
      else if (event.key === "Escape" && fullScreen) setFullScreen(false);
      else return;
      event.preventDefault();
    };
    window.addEventListener("keydown", listen);
    return () => window.removeEventListener("keydown", listen);
  }, [focusMode, fullScreen, setFocusMode, setFullScreen, onOutline]);
  // Another screen of the studio is no place for it.
  useEffect(
    () => () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => {});
    },
    [],
  );

  const value = useMemo(
    () => ({
      focusMode,
      setFocusMode,
      fullScreen,
      setFullScreen,
      showOutline: onOutline,
      markdown,
      setMarkdown,
    }),
    [focusMode, setFocusMode, fullScreen, setFullScreen, onOutline, markdown],
  );
  return <ViewContext value={value}>{children}</ViewContext>;
}

function read(): string | null {
  try {
    return typeof localStorage === "undefined" ? null : localStorage.getItem(remembered);
  } catch {
    return null;
  }
}
