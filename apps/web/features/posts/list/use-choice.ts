"use client";
import { useCallback, useState } from "react";

/** Which rows of a list are chosen, by their ids. */
export function useChoice() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const choose = useCallback((some: readonly string[], on: boolean) => {
    setIds((before) => {
      const next = new Set(before);
      for (const id of some) {
        if (on) next.add(id);
        else next.delete(id);
      }
      return next;
    });
  }, []);
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, choose, clear };
}
