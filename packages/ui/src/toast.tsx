"use client";
import { useSyncExternalStore } from "react";
import { onDemand } from "./on-demand.tsx";
import { type ShownToast, toastStore } from "./toast-store.ts";

export { toast } from "./toast-store.ts";

const none: readonly ShownToast[] = [];
const ToastList = onDemand(() => import("./toast-list.tsx").then((module) => module.ToastList));

/** Where messages appear; once in the layout. What shows them comes before the first one is needed. */
export function Toaster() {
  const shown = useSyncExternalStore(toastStore.subscribe, toastStore.get, () => none);
  return shown.length > 0 && <ToastList shown={shown} />;
}
