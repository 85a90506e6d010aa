"use client";
import { useEffect } from "react";
import type { CollabProvider } from "../collab/collab-provider.ts";

/** Keeps somebody's caret on the screen until one moves oneself. */
export function useFollow(collab: CollabProvider, client: number | null, stop: () => void): void {
  useEffect(() => {
    if (client === null) return;
    const look = () => {
      const caret = document.querySelector(`.peer-caret[data-client="${client}"]`);
      const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
      caret?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
    };
    // The editor draws carets after it has heard of them.
    const soon = () => requestAnimationFrame(look);
    const own = ["wheel", "touchmove", "keydown", "pointerdown"] as const;
    soon();
    collab.awareness.on("change", soon);
    collab.doc.on("afterTransaction", soon);
    for (const kind of own) window.addEventListener(kind, stop, { passive: true });
    return () => {
      collab.awareness.off("change", soon);
      collab.doc.off("afterTransaction", soon);
      for (const kind of own) window.removeEventListener(kind, stop);
    };
  }, [collab, client, stop]);
}
