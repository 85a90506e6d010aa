import type { ReactNode } from "react";

export interface ToastMessage {
  title: ReactNode;
  description?: ReactNode;
  tone?: "neutral" | "success" | "danger";
  /** A way back ("Undo"); its `altText` tells screen readers where else that can be done. */
  action?: { label: string; altText: string; onSelect: () => void };
  /** Milliseconds; 0 stays until closed. Default 5 s, errors and those with an action 10 s. */
  duration?: number;
}

export interface ShownToast extends ToastMessage {
  id: number;
}

let shown: readonly ShownToast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: readonly ShownToast[]): void {
  shown = next;
  for (const listener of listeners) listener();
}

export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  get: (): readonly ShownToast[] => shown,
  /** At most three at a time: the oldest gives way. */
  add(message: ToastMessage): number {
    lastId += 1;
    set([...shown, { ...message, id: lastId }].slice(-3));
    return lastId;
  },
  remove(id: number): void {
    set(shown.filter((toast) => toast.id !== id));
  },
};

/** Says something in passing. Needs a `Toaster` on the page. */
export function toast(message: ToastMessage | string): void {
  toastStore.add(typeof message === "string" ? { title: message } : message);
}
