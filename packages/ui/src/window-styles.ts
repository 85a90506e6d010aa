import { cn } from "./cn.ts";

/** As high as windows are: what opened later lies on top, the veil of a window above the window below it. */
export const overlayStyles = "fixed inset-0 z-50 animate-appear bg-scrim backdrop-blur-[2px]";

/** A sheet from the bottom on a phone, a window in the middle elsewhere. */
export const windowStyles = cn(
  "fixed z-50 flex max-h-[calc(100dvh-2rem)] w-full animate-rise flex-col border border-line bg-raised shadow-high outline-none",
  "inset-x-0 bottom-0 rounded-t-lg pb-[env(safe-area-inset-bottom)]",
  "sm:inset-x-auto sm:bottom-auto sm:top-1/2 sm:left-1/2 sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg sm:pb-0",
);
