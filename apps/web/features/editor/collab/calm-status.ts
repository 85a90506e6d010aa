import type { CollabProvider } from "./collab-provider.ts";
import { type CollabStatus, isSameStatus } from "./collab-state.ts";

/** So long everything must have been saved before that is said: between two keys it is not worth a word. */
const calmMs = 400;

export interface CalmStatus {
  subscribe: (listener: () => void) => () => void;
  snapshot: () => CollabStatus;
}

/**
 * The status as somebody who writes should see it. Bad news and "saving" are told at once; "saved" once the hand has rested, so that
 * nothing changes on the screen with each key.
 */
export function calmStatus(provider: Pick<CollabProvider, "subscribe" | "snapshot">): CalmStatus {
  let shown = provider.snapshot().status;
  const read = () => provider.snapshot().status;
  return {
    snapshot: () => shown,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        clearTimeout(timer);
        timer = undefined;
        if (isSameStatus(shown, read())) return;
        shown = read();
        listener();
      };
      const changed = () => {
        const { kind } = read();
        if (kind === "saved" && shown.kind === "saving") {
          timer ??= setTimeout(show, calmMs);
          return;
        }
        show();
      };
      const unsubscribe = provider.subscribe(changed);
      show();
      return () => {
        clearTimeout(timer);
        unsubscribe();
      };
    },
  };
}
