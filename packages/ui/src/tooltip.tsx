"use client";
import { Slot } from "radix-ui";
import { type PointerEvent, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { onDemand } from "./on-demand.tsx";

const TooltipBubble = onDemand(() => import("./tooltip-bubble.tsx").then((module) => module.TooltipBubble));

interface TooltipProps {
  label: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element, whose accessible name says the same: a tooltip is for the eye. */
  children: ReactElement;
}

const openAfterMs = 350;
/** So long the pointer may be on its way from the element to the tooltip. */
const closeAfterMs = 120;

/** A short explanation on hover and focus. */
export function Tooltip({ label, side = "top", children }: TooltipProps) {
  const [place, setPlace] = useState<DOMRect | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const later = (task: () => void, ms: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(task, ms);
  };
  const show = (element: Element) => setPlace(element.getBoundingClientRect());
  const hide = () => {
    clearTimeout(timer.current);
    setPlace(null);
  };
  const hideSoon = () => later(hide, closeAfterMs);
  return (
    <>
      <Slot.Root
        onPointerEnter={({ currentTarget, pointerType }: PointerEvent<HTMLElement>) => {
          if (pointerType !== "touch") later(() => show(currentTarget), openAfterMs);
        }}
        onPointerLeave={hideSoon}
        onPointerDown={hide}
        onFocus={({ currentTarget }) => currentTarget.matches(":focus-visible") && show(currentTarget)}
        onBlur={hide}
      >
        {children}
      </Slot.Root>
      {place && (
        <TooltipBubble
          place={place}
          side={side}
          onClose={hide}
          onEnter={() => clearTimeout(timer.current)}
          onLeave={hideSoon}
        >
          {label}
        </TooltipBubble>
      )}
    </>
  );
}
