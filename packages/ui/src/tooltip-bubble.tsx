"use client";
import { Tooltip as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { createPortal } from "react-dom";

interface TooltipBubbleProps {
  /** Where the element is that it explains. */
  place: DOMRect;
  side: "top" | "right" | "bottom" | "left";
  onClose: () => void;
  onEnter: () => void;
  onLeave: () => void;
  children: ReactNode;
}

/** What `Tooltip` shows. It stands at an invisible twin of its element, so that the element need not wait for this script. */
export function TooltipBubble({ place, side, onClose, onEnter, onLeave, children }: TooltipBubbleProps) {
  const { left, top, width, height } = place;
  return (
    <Radix.Provider>
      <Radix.Root open onOpenChange={(open) => !open && onClose()}>
        {createPortal(
          <Radix.Trigger asChild>
            <span aria-hidden className="pointer-events-none fixed" style={{ left, top, width, height }} />
          </Radix.Trigger>,
          document.body,
        )}
        <Radix.Portal>
          <Radix.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            onPointerEnter={onEnter}
            onPointerLeave={onLeave}
            className="z-60 max-w-64 animate-appear rounded-sm bg-ink px-2.5 py-1.5 text-xs text-paper shadow-mid"
          >
            {children}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
