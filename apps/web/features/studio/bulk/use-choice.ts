"use client";
import { useCallback, useRef, useState } from "react";

/** Those of a list from one to another, in whichever order; `to` alone where `from` is not among them. */
export function between(order: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [a, b] = [from === undefined ? -1 : order.indexOf(from), order.indexOf(to)];
  if (a < 0 || b < 0) return [to];
  return order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Which rows of a list are chosen, by their ids. */
export function useChoice() {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const last = useRef<string>(undefined);
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
  /** One of the list as it is shown (`order`); with `range` all from the one before to it. */
  const chooseOne = useCallback(
    (id: string, on: boolean, { range, order }: { range: boolean; order: readonly string[] }) => {
      choose(range ? between(order, last.current, id) : [id], on);
      last.current = id;
    },
    [choose],
  );
  const clear = useCallback(() => setIds(new Set()), []);
  return { ids, choose, chooseOne, clear };
}
