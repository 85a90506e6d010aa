import { useSyncExternalStore } from "react";
import type { Insertable } from "./insertables.ts";

/** What the snippets of the text that is open offer. Their part of the editor comes after the text; until then there are none. */
interface Offer {
  /** Those whose name has these words. */
  find: (query: string) => Insertable[];
  /** Keeps what is selected; null for whoever may not. */
  save: (() => void) | null;
}

let offered: Offer | null = null;
const listeners = new Set<() => void>();

function set(next: Offer | null): void {
  offered = next;
  for (const listener of listeners) listener();
}

/** Offers snippets until the returned function is called. */
export function offerSnippets(offer: Offer): () => void {
  set(offer);
  return () => {
    if (offered === offer) set(null);
  };
}

/** What is offered under some letters at this moment. */
export function offeredSnippets(query: string): Insertable[] {
  return offered?.find(query) ?? [];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useSnippetOffer(): Offer | null {
  return useSyncExternalStore(
    subscribe,
    () => offered,
    () => null,
  );
}
