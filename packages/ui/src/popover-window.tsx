"use client";
import { Popover as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface PopoverProps {
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** One button. */
  trigger: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  className?: string;
  /** Where the focus goes when it closes; without, to the trigger. */
  onCloseAutoFocus?: (event: Event) => void;
  /** Says what it is for, when it has no visible heading. */
  "aria-label"?: string;
  children: ReactNode;
}

/** The popover from its first opening on. */
export function PopoverWindow({
  open,
  onOpenChange,
  trigger,
  align = "start",
  side,
  className,
  children,
  ...props
}: PopoverProps) {
  return (
    <Radix.Root
      {...(open === undefined ? { defaultOpen: true } : { open })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          {...props}
          align={align}
          {...(side ? { side } : {})}
          sideOffset={6}
          collisionPadding={8}
          className={cn(
            "z-50 w-80 max-w-[calc(100vw-1rem)] animate-rise rounded-md border border-line bg-raised p-4 text-sm shadow-mid outline-none",
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
