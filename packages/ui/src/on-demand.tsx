"use client";
import { type ComponentType, createElement, type ReactNode, useEffect, useState } from "react";
import { toast } from "./toast-store.ts";

/** After the page has loaded and when the browser has nothing better to do: what is fetched now is there when it is asked for, also offline. */
export function whenIdle(task: () => void): void {
  if (typeof window === "undefined") return;
  const idle = () => {
    if ("requestIdleCallback" in window) window.requestIdleCallback(task, { timeout: 10_000 });
    else setTimeout(task, 1_000);
  };
  if (document.readyState === "complete") idle();
  else window.addEventListener("load", idle, { once: true });
}

/**
 * A part of a screen that is not needed at first: its script is fetched when the browser is idle, or when the part is first shown. Until
 * it has come, `loading` stands in its place. A fetch that failed is told, and tried again when the part is shown again.
 */
export function onDemand<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  loading: (props: Props) => ReactNode = () => null,
): ComponentType<Props> {
  let known: ComponentType<Props> | undefined;
  let coming: Promise<ComponentType<Props>> | undefined;
  const fetched = () => {
    coming ??= load().then(
      (part) => {
        known = part;
        return part;
      },
      (error: unknown) => {
        coming = undefined;
        throw error;
      },
    );
    return coming;
  };
  whenIdle(() => void fetched().catch(() => {}));

  return function OnDemand(props: Props) {
    const [part, setPart] = useState<ComponentType<Props> | undefined>(() => known);
    useEffect(() => {
      if (part) return;
      let here = true;
      fetched().then(
        (loaded) => here && setPart(() => loaded),
        () => here && toast({ title: "This could not be loaded. Are you online?", tone: "danger" }),
      );
      return () => {
        here = false;
      };
    }, [part]);
    return part ? createElement(part, props) : loading(props);
  };
}
