"use client";
import type { LucideIcon } from "lucide-react";
import { useEffect } from "react";

/** Something one can do or go to. */
export interface Command {
  id: string;
  label: string;
  /** The heading it stands under. */
  group: string;
  icon: LucideIcon;
  /** Said beside it: a state, a kind. */
  note?: string | undefined;
  /** Other words it is found by. */
  also?: string;
  /** Where it leads; without one, `run`. */
  href?: string;
  run?: () => void;
  keys?: readonly string[];
}

let offered: readonly { owner: symbol; commands: readonly Command[] }[] = [];
const listeners = new Set<() => void>();
let flat: readonly Command[] = [];

function set(next: typeof offered): void {
  offered = next;
  flat = offered.flatMap(({ commands }) => commands);
  for (const listener of listeners) listener();
}

export const commandStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** What the screens that are open offer. */
  get: (): readonly Command[] => flat,
};

/** Offers commands in the palette for as long as a screen is open. Memoize them. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    const owner = Symbol("screen");
    set([...offered, { owner, commands }]);
    return () => set(offered.filter((each) => each.owner !== owner));
  }, [commands]);
}

const recentKey = "broadsheet-recent-commands";
const mostRecent = 6;

interface Recent {
  label: string;
  href: string;
  note?: string | undefined;
}

/** Where one went lately by the palette, on this device, last first. */
export function readRecent(): Recent[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(recentKey) ?? "[]");
    if (!Array.isArray(stored)) return [];
    return stored.filter(
      (each): each is Recent => typeof each?.label === "string" && /^\/studio(\/|$)/.test(String(each?.href)),
    );
  } catch {
    return [];
  }
}

export function noteRecent({ label, href, note }: Recent): void {
  const others = readRecent().filter((each) => each.href !== href);
  try {
    localStorage.setItem(recentKey, JSON.stringify([{ label, href, note }, ...others].slice(0, mostRecent)));
  } catch {
    // A browser that keeps nothing has no recent commands.
  }
}
